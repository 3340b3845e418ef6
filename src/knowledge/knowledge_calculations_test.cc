// The calculators of the knowledge, computed a second time by plain code that shares nothing with
// the first: binary floating point, or whole numbers where the result is a quotient.
// Both are compared as they are rounded, over a grid of inputs.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/embedded.h"
#include "knowledge/knowledge.h"

namespace grevy::knowledge {
namespace {

using logic::Decimal;
using logic::FieldId;
using logic::ValueSet;

using Inputs = std::vector<std::pair<std::string, double>>;

class KnowledgeCalculationsTest : public testing::Test {
 protected:
  const Knowledge& knowledge_ = Embedded();
  int compared_ = 0;

  FieldId Field(const std::string& id) const { return *knowledge_.schema.Find(id); }

  // Inputs have at most two digits after the point; a choice is given by the index of its value.
  logic::Facts Stated(const Inputs& inputs) const {
    logic::Facts facts(knowledge_.schema);
    for (const auto& [id, number] : inputs) {
      const FieldId field = Field(id);
      const logic::Field& shape = knowledge_.schema[field];
      const auto hundredths = static_cast<std::int64_t>(std::llround(number * 100));
      const logic::Place place = shape.IsNumber()
                                     ? shape.PlaceOf(Decimal::FromUnits(hundredths * 1000000))
                                     : static_cast<logic::Place>(number);
      facts.Set(knowledge_.schema, knowledge_.schema.VariableOf(field), ValueSet::Equal(place));
    }
    return facts;
  }

  // What is calculated, in the smallest units of its rounding; empty where it is not known.
  std::optional<std::int64_t> Calculated(const std::string& id, const Inputs& inputs) const {
    const FieldId field = Field(id);
    const logic::Field& shape = knowledge_.schema[field];
    const ValueSet values =
        knowledge_.calculations.Computed(field, Stated(inputs), knowledge_.schema);
    if (values == shape.Domain()) return std::nullopt;
    const std::int64_t units = shape.NumberAt(values.ranges().front().begin).units();
    std::int64_t scale = Decimal::kUnitsPerOne;
    for (int i = 0; i < knowledge_.FindDefinition(field)->decimals; ++i) scale /= 10;
    return units / scale;
  }

  void ExpectSame(const std::string& id, const Inputs& inputs, long double expected) {
    const FieldId field = Field(id);
    const logic::Field& shape = knowledge_.schema[field];
    long double scale = 1;
    for (int i = 0; i < knowledge_.FindDefinition(field)->decimals; ++i) scale *= 10;
    const auto units_of = [](Decimal d) {
      return static_cast<long double>(d.units()) / Decimal::kUnitsPerOne;
    };
    const long double rounded = std::roundl(expected * scale);
    const bool is_possible =
        rounded / scale >= units_of(*shape.minimum) && rounded / scale <= units_of(*shape.maximum);
    const auto given = Calculated(id, inputs);
    ++compared_;
    std::string text = id;
    for (const auto& [name, value] : inputs) text += " " + name + "=" + std::to_string(value);
    ASSERT_EQ(given.has_value(), is_possible) << text;
    if (is_possible) {
      ASSERT_EQ(*given, static_cast<std::int64_t>(rounded)) << text;
    }
  }

  // As they are, and never without any one of them.
  void ExpectUnknownWithoutAny(const std::string& id, const Inputs& inputs) {
    ASSERT_TRUE(Calculated(id, inputs).has_value()) << id;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      Inputs others = inputs;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      EXPECT_FALSE(Calculated(id, others).has_value()) << id << " without " << inputs[i].first;
    }
  }
};

// A quotient in whole numbers, halves away from zero.
long double Quotient(std::int64_t above, std::int64_t below) {
  const std::int64_t rounded = (2 * above + below) / (2 * below);
  return static_cast<long double>(rounded);
}

constexpr double kFemale = 0;
constexpr double kMale = 1;
const std::vector<double> kCreatinines = {20, 45.5, 61.88, 62, 79.56, 88.4, 106.08, 177, 450, 1200};

TEST_F(KnowledgeCalculationsTest, CkdEpi) {
  for (const double sex : {kFemale, kMale}) {
    for (double age = 18; age <= 98; age += 8) {
      for (const double creatinine : kCreatinines) {
        const long double ratio =
            static_cast<long double>(creatinine) / 88.4L / (sex == kFemale ? 0.7L : 0.9L);
        // One of the two factors is always 1.
        const long double power = ratio <= 1 ? (sex == kFemale ? -0.241L : -0.302L) : -1.2L;
        const long double rate = 142 * std::exp(power * std::log(ratio)) *
                                 std::exp(age * std::log(0.9938L)) *
                                 (sex == kFemale ? 1.012L : 1.0L);
        ExpectSame("egfr_ml_min_1_73m2",
                   {{"sex", sex}, {"age_years", age}, {"creatinine_umol_l", creatinine}}, rate);
      }
    }
  }
  EXPECT_EQ(compared_, 220);
  ExpectUnknownWithoutAny("egfr_ml_min_1_73m2",
                          {{"sex", kMale}, {"age_years", 50}, {"creatinine_umol_l", 80}});
}

TEST_F(KnowledgeCalculationsTest, CockcroftGault) {
  for (const double sex : {kFemale, kMale}) {
    for (int age = 20; age <= 100; age += 10) {
      for (int weight = 40; weight <= 140; weight += 25) {
        for (const double creatinine : kCreatinines) {
          // (140 - age) * weight * 88.4 * (0.85) / (72 * creatinine), in whole numbers
          const std::int64_t above =
              std::int64_t{140 - age} * weight * 884 * (sex == kFemale ? 85 : 100) * 100;
          const std::int64_t below = std::int64_t{72} * std::llround(creatinine * 100) * 10;
          const std::int64_t hundredths = (2 * above + below) / (2 * below);
          ExpectSame("creatinine_clearance_ml_min",
                     {{"sex", sex},
                      {"age_years", age},
                      {"weight_kg", weight},
                      {"creatinine_umol_l", creatinine}},
                     static_cast<long double>(hundredths) / 100);
        }
      }
    }
  }
  EXPECT_EQ(compared_, 900);
  ExpectUnknownWithoutAny(
      "creatinine_clearance_ml_min",
      {{"sex", kMale}, {"age_years", 50}, {"weight_kg", 70}, {"creatinine_umol_l", 80}});
}

TEST_F(KnowledgeCalculationsTest, BodySurfaceAndMassIndex) {
  for (int height = 120; height <= 220; height += 7) {
    for (int weight = 30; weight <= 200; weight += 13) {
      const Inputs inputs = {{"height_cm", height}, {"weight_kg", weight}};
      const long double h = height;
      const long double w = weight;
      ExpectSame("bsa_m2", inputs, std::sqrt(h * w / 3600));
      ExpectSame("bsa_du_bois_m2", inputs, 0.007184L * std::pow(w, 0.425L) * std::pow(h, 0.725L));
      ExpectSame("bmi", inputs, w * 10000 / (h * h));
    }
  }
  EXPECT_EQ(compared_, 630);
}

TEST_F(KnowledgeCalculationsTest, Calvert) {
  for (int auc = 2; auc <= 7; ++auc) {
    for (int clearance = 10; clearance <= 190; clearance += 9) {
      ExpectSame("carboplatin_dose_mg",
                 {{"carboplatin_target_auc", auc}, {"creatinine_clearance_ml_min", clearance}},
                 auc * (std::min(125, clearance) + 25));
    }
  }
  EXPECT_EQ(compared_, 126);
}

TEST_F(KnowledgeCalculationsTest, Albi) {
  for (double bilirubin = 3; bilirubin <= 400; bilirubin *= 1.5) {
    const double stated = std::round(bilirubin * 10) / 10;
    for (int albumin = 15; albumin <= 55; ++albumin) {
      ExpectSame("albi_score", {{"bilirubin_umol_l", stated}, {"albumin_g_l", albumin}},
                 0.66L * std::log10(static_cast<long double>(std::llround(stated * 10)) / 10) -
                     0.085L * albumin);
    }
  }
  EXPECT_EQ(compared_, 533);
  EXPECT_FALSE(Calculated("albi_score", {{"bilirubin_umol_l", 0}, {"albumin_g_l", 40}}));
}

TEST_F(KnowledgeCalculationsTest, Quotients) {
  for (int above = 0; above <= 60; above += 3) {
    for (int below = 11; below <= 35; below += 2) {
      const auto quotient = [&](const std::string& id, std::int64_t times, const char* a,
                                const char* b, std::int64_t scale) {
        ExpectSame(id, {{a, above}, {b, below}},
                   Quotient(times * above * scale, below) / static_cast<long double>(scale));
      };
      quotient("bilirubin_x_uln", 1, "bilirubin_umol_l", "bilirubin_uln_umol_l", 10000);
      quotient("mitoses_per_2mm2", 2, "mitoses_raw", "mitotic_area_mm2", 100000000);
      if (above <= below)
        quotient("ki67_percent", 100, "ki67_cells_positive", "ki67_cells_counted", 100000000);
    }
  }
  EXPECT_GT(compared_, 600);
}

TEST_F(KnowledgeCalculationsTest, LiverBurdenAndCytoreduction) {
  for (int part = 0; part <= 1500; part += 73) {
    for (int whole = 1500; whole <= 2500; whole += 111) {
      ExpectSame("liver_burden_percent",
                 {{"liver_tumour_volume_ml", part}, {"liver_volume_ml", whole}},
                 Quotient(std::int64_t{10000} * part, whole) / 100);
      ExpectSame("cytoreduction_possible_percent",
                 {{"tumour_volume_left_ml", part}, {"tumour_volume_ml", whole}},
                 Quotient(std::int64_t{10000} * (whole - part), whole) / 100);
    }
  }
  EXPECT_EQ(compared_, 420);
}

TEST_F(KnowledgeCalculationsTest, ChildPugh) {
  for (const double bilirubin : {5.0, 33.99, 34.0, 50.0, 50.01, 90.0}) {
    for (const double albumin : {20.0, 27.99, 28.0, 35.0, 35.01, 45.0}) {
      for (const double inr : {1.0, 1.69, 1.7, 2.3, 2.31}) {
        for (int ascites = 0; ascites < 3; ++ascites) {
          for (int encephalopathy = 0; encephalopathy < 3; ++encephalopathy) {
            const int points = (bilirubin < 34    ? 1
                                : bilirubin <= 50 ? 2
                                                  : 3) +
                               (albumin > 35    ? 1
                                : albumin >= 28 ? 2
                                                : 3) +
                               (inr < 1.7    ? 1
                                : inr <= 2.3 ? 2
                                             : 3) +
                               ascites + encephalopathy + 2;
            ExpectSame("child_pugh_score",
                       {{"liver_disease_diagnosed", 1},
                        {"bilirubin_umol_l", bilirubin},
                        {"albumin_g_l", albumin},
                        {"inr", inr},
                        {"ascites", ascites},
                        {"encephalopathy", encephalopathy}},
                       points);
          }
        }
      }
    }
  }
  EXPECT_EQ(compared_, 1620);
}

TEST_F(KnowledgeCalculationsTest, Recist) {
  const logic::Field& outcome = knowledge_.schema[Field("recist_outcome")];
  for (int baseline = 20; baseline <= 120; baseline += 5) {
    for (int nadir = 10; nadir <= baseline; nadir += 5) {
      for (int now = 0; now <= 150; now += 3) {
        const bool grew = 5 * (now - nadir) >= nadir && now - nadir >= 5;
        const bool shrank = 10 * (baseline - now) >= 3 * baseline;
        const std::string expected = now == 0 ? "CR" : grew ? "PD" : shrank ? "PR" : "SD";
        const ValueSet given =
            knowledge_.calculations.Computed(Field("recist_outcome"),
                                             Stated({{"sum_diameters_mm_baseline", baseline},
                                                     {"sum_diameters_mm_nadir", nadir},
                                                     {"sum_diameters_mm_now", now},
                                                     {"new_lesions", 0},
                                                     {"nontarget_progression", 0}}),
                                             knowledge_.schema);
        ASSERT_EQ(given, ValueSet::Equal(*outcome.IndexOf(expected)))
            << baseline << " " << nadir << " " << now;
      }
    }
  }
}

}  // namespace
}  // namespace grevy::knowledge
