// Reading minimal_data.yaml.

#include "knowledge/loading.h"

namespace grevy::knowledge {

void LoadMinimalData(Loading& loading, const YamlFile& file) {
  Record root(file, file.root, loading.problems());
  const Yaml* list = root.RequiredList("minimal_data");
  root.RejectUnknownKeys();
  root.ForEachRecord(list, [&](Record& record) {
    MinimalData data;
    data.id = record.Text("id");
    data.question = record.Text("question");
    if (record.Has("where")) data.where = loading.ReadCondition(record, "where");
    data.known = loading.ReadCondition(record, "known");
    data.rows = record.OptionalTexts("rows");
    loading.knowledge().minimal_data.push_back(std::move(data));
  });
}

}  // namespace grevy::knowledge
