// Names of enumerations and look-ups; see knowledge.h.

#include "knowledge/knowledge.h"

#include <algorithm>

namespace grevy::knowledge {
namespace {

template <typename Item>
const Item* FindById(const std::vector<Item>& items, std::string_view id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [id](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::string_view KnownName(Known known) {
  switch (known) {
    case Known::kRecalled:
      return "recalled";
    case Known::kSecondary:
      return "secondary";
    case Known::kSeen:
      return "seen";
  }
  return "";
}

std::string_view StrictnessName(Strictness strictness) {
  switch (strictness) {
    case Strictness::kError:
      return "error";
    case Strictness::kAsk:
      return "ask";
    case Strictness::kNote:
      return "note";
  }
  return "";
}

std::string_view EffectName(Effect effect) {
  switch (effect) {
    case Effect::kCaution:
      return "caution";
    case Effect::kDoseChange:
      return "dose_change";
    case Effect::kNeedsTestFirst:
      return "needs_test_first";
    case Effect::kHold:
      return "hold";
    case Effect::kContraindicated:
      return "contraindicated";
  }
  return "";
}

std::string_view StanceName(Stance stance) {
  switch (stance) {
    case Stance::kRecommended:
      return "recommended";
    case Stance::kOption:
      return "option";
    case Stance::kNotRecommended:
      return "not_recommended";
    case Stance::kContraindicated:
      return "contraindicated";
  }
  return "";
}

const Treatment* Knowledge::FindTreatment(std::string_view id) const {
  return FindById(treatments, id);
}

const Rule* Knowledge::FindRule(std::string_view id) const { return FindById(rules, id); }

const Source* Knowledge::FindSource(std::string_view id) const {
  const auto names_it = [id](const Source& source) {
    return source.id == id ||
           std::find(source.also.begin(), source.also.end(), id) != source.also.end();
  };
  const auto found = std::find_if(sources.begin(), sources.end(), names_it);
  return found == sources.end() ? nullptr : &*found;
}

const Jurisdiction* Knowledge::FindJurisdiction(std::string_view code) const {
  const auto found = std::find_if(jurisdictions.begin(), jurisdictions.end(),
                                  [code](const Jurisdiction& j) { return j.code == code; });
  return found == jurisdictions.end() ? nullptr : &*found;
}

const Definition* Knowledge::FindDefinition(logic::FieldId field) const {
  const auto found = std::find_if(definitions.begin(), definitions.end(),
                                  [field](const Definition& d) { return d.field == field; });
  return found == definitions.end() ? nullptr : &*found;
}

bool Knowledge::Applies(const std::vector<std::string>& limited_to, std::string_view chosen) const {
  if (limited_to.empty() || chosen.empty()) return true;
  for (const Jurisdiction* place = FindJurisdiction(chosen); place != nullptr;
       place = FindJurisdiction(place->within)) {
    if (std::find(limited_to.begin(), limited_to.end(), place->code) != limited_to.end())
      return true;
  }
  return false;
}

}  // namespace grevy::knowledge
