// Invented knowledge with worked cases beside it, for the tests of what worked cases show.
//
//     const WorkedKnowledge worked({.rules = {{.when = "sick and lumps <= 3"}}},
//                                  {"facts: { sick: true, lumps: 2 }, expect: { … }"});
//     Mutate(worked.loaded, worked.vignettes, {}, {.today = advice::kInventedDay});

#pragma once

#include <string>
#include <vector>

#include "advice/invented_knowledge.h"
#include "advice/vignette.h"

namespace grevy::proof {

struct WorkedKnowledge {
  WorkedKnowledge(const advice::InventedBody& body, const std::vector<std::string>& cases) {
    knowledge::KnowledgeFiles files = advice::InventedFiles(body);
    std::string text = "vignettes:\n";
    for (std::size_t i = 0; i < cases.size(); ++i)
      text += "  - { id: V-" + std::to_string(i + 1) + ", title: A case, " + cases[i] + " }\n";
    files["vignettes/cases.yaml"] = cases.empty() ? "vignettes: []\n" : text;
    const knowledge::KnowledgeDirectory directory(files);
    loaded = knowledge::Load(directory.path().string(), advice::kInventedDay);
    vignettes = advice::ReadVignettes(directory.path().string(), loaded.knowledge).all;
  }

  knowledge::LoadResult loaded;
  std::vector<advice::Vignette> vignettes;
};

}  // namespace grevy::proof
