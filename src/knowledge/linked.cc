// Which members of each part are stored; see linked.h. cereal finds these functions by
// argument-dependent look-up, so each stands in the namespace of its type.

#include "knowledge/linked.h"

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/vector.hpp>
#include <istream>
#include <sstream>
#include <stdexcept>
#include <streambuf>

namespace cereal {

template <typename Archive>
std::int32_t save_minimal(const Archive&, const grevy::knowledge::Date& date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}
template <typename Archive>
void load_minimal(const Archive&, grevy::knowledge::Date& date, const std::int32_t& days) {
  date = grevy::knowledge::Date(std::chrono::sys_days(std::chrono::days(days)));
}

}  // namespace cereal

namespace grevy::logic {

template <typename Archive>
std::int64_t save_minimal(const Archive&, const Decimal& decimal) {
  return decimal.units();
}
template <typename Archive>
void load_minimal(const Archive&, Decimal& decimal, const std::int64_t& units) {
  decimal = Decimal::FromUnits(units);
}

template <typename Archive>
void serialize(Archive& archive, Range& range) {
  archive(range.begin, range.end);
}

template <typename Archive>
void save(Archive& archive, const ValueSet& values) {
  archive(values.ranges());
}
template <typename Archive>
void load(Archive& archive, ValueSet& values) {
  std::vector<Range> ranges;
  archive(ranges);
  values = ValueSet();
  for (const Range& range : ranges) values = values.Union(ValueSet::Of(range));
}

template <typename Archive>
void serialize(Archive& archive, Expression& e) {
  archive(e.op, e.truth, e.field, e.member, e.values, e.number, e.digits, e.children);
}

template <typename Archive>
void serialize(Archive& archive, Points& points) {
  archive(points.known, points.latent);
}
template <typename Archive>
void serialize(Archive& archive, Literal& literal) {
  archive(literal.variable, literal.points);
}
template <typename Archive>
void serialize(Archive& archive, AndGate& gate) {
  archive(gate.a, gate.b);
}
template <typename Archive>
void serialize(Archive& archive, Node& node) {
  archive(node.op, node.a, node.b, node.variable, node.mask);
}

template <typename Archive>
void serialize(Archive& archive, Field& field) {
  archive(field.id, field.type, field.values, field.unit, field.minimum, field.maximum,
          field.synonyms, field.derived);
}

template <typename Archive>
void save(Archive& archive, const Schema& schema) {
  archive(schema.fields());
}
template <typename Archive>
void load(Archive& archive, Schema& schema) {
  std::vector<Field> fields;
  archive(fields);
  for (Field& field : fields) schema.Add(std::move(field));
}

}  // namespace grevy::logic

namespace grevy::knowledge {

template <typename Archive>
void serialize(Archive& a, Validity& v) {
  a(v.since, v.until);
}
template <typename Archive>
void serialize(Archive& a, Source& s) {
  a(s.id, s.citation, s.doi, s.url, s.registry, s.kind, s.published, s.reviewed, s.next_review,
    s.read, s.also, s.validity);
}
template <typename Archive>
void serialize(Archive& a, Citation& c) {
  a(c.source, c.at, c.further, c.known);
}
template <typename Archive>
void serialize(Archive& a, Statement& s) {
  a(s.text, s.citation);
}
template <typename Archive>
void serialize(Archive& a, Presumption& p) {
  a(p.values, p.value, p.because);
}
template <typename Archive>
void serialize(Archive& a, Clause& c) {
  a(c.words, c.id);
}
template <typename Archive>
void serialize(Archive& a, Condition& c) {
  a(c.text, c.id, c.clauses);
}
template <typename Archive>
void serialize(Archive& a, ReadingError& e) {
  a(e.plus_minus, e.may_be, e.where, e.because, e.citation);
}
template <typename Archive>
void serialize(Archive& a, FieldNotes& n) {
  a(n.section, n.label, n.short_label, n.plain, n.value_labels, n.also_known_as, n.owner,
    n.turnaround, n.recoverable, n.valid, n.valid_days, n.valid_proposed, n.usual_minimum,
    n.usual_maximum, n.confusable, n.asked, n.rows, n.presumed, n.reading_error);
}
template <typename Archive>
void serialize(Archive& a, Section& s) {
  a(s.id, s.title);
}
template <typename Archive>
void serialize(Archive& a, Definition& d) {
  a(d.field, d.text, d.outcomes, d.calculated_from, d.decimals, d.rows, d.citation);
}
template <typename Archive>
void serialize(Archive& a, Agreement& g) {
  a(g.field, g.percent);
}
template <typename Archive>
void serialize(Archive& a, Constraint& c) {
  a(c.id, c.strictness, c.always, c.applies, c.only_where, c.agreement, c.fields, c.because,
    c.rows);
}
template <typename Archive>
void serialize(Archive& a, Precaution& p) {
  a(p.id, p.effect, p.when, p.because, p.action, p.jurisdictions, p.validity, p.citation, p.rows);
}
template <typename Archive>
void serialize(Archive& a, Limit& l) {
  a(l.id, l.holds, l.except, l.because, l.citation, l.rows);
}
template <typename Archive>
void serialize(Archive& a, SideEffect& s) {
  a(s.name, s.plain, s.frequency, s.percent, s.citation);
}
template <typename Archive>
void serialize(Archive& a, Proportion& p) {
  a(p.text, p.per_100, p.at_months);
}
template <typename Archive>
void serialize(Archive& a, Benefit& b) {
  a(b.text, b.trial, b.population, b.arms, b.participants, b.outcome, b.medians_months,
    b.hazard_ratio, b.interval, b.proportions, b.citation);
}
template <typename Archive>
void serialize(Archive& a, PlainWords& p) {
  a(p.what, p.how_it_works, p.how_given, p.benefit, p.side_effects, p.living_with, p.tell_the_team,
    p.questions);
}
template <typename Archive>
void serialize(Archive& a, Aftermath& m) {
  a(m.when, m.holds, m.lapsed, m.risen, m.no_less);
}
template <typename Archive>
void serialize(Archive& a, Treatment& t) {
  a(t.id, t.name, t.plain_name, t.group, t.what, t.how_it_works, t.plain, t.regimen, t.benefit,
    t.side_effects, t.checks_before, t.monitoring, t.interactions, t.cautions,
    t.fertility_and_pregnancy, t.limits, t.precautions, t.after);
}
template <typename Archive>
void serialize(Archive& a, Rule& r) {
  a(r.id, r.pathway, r.treatment, r.stance, r.intent, r.line, r.order, r.when, r.holds, r.because,
    r.note, r.evidence, r.jurisdictions, r.validity, r.exception_to, r.citation, r.rows);
}
template <typename Archive>
void serialize(Archive& a, Measure& m) {
  a(m.id, m.pathway, m.action, m.plain, m.kind, m.when, m.holds, m.because, m.evidence,
    m.jurisdictions, m.validity, m.citation, m.rows);
}
template <typename Archive>
void serialize(Archive& a, LeftOut& l) {
  a(l.row, l.because);
}
template <typename Archive>
void serialize(Archive& a, Pathway& p) {
  a(p.id, p.title, p.scope, p.left_out);
}
template <typename Archive>
void serialize(Archive& a, Trial& t) {
  a(t.id, t.name, t.tests, t.phase, t.status, t.status_on, t.when, t.holds, t.to_check, t.citation,
    t.rows);
}
template <typename Archive>
void serialize(Archive& a, MinimalData& d) {
  a(d.id, d.question, d.where, d.known, d.rows);
}
template <typename Archive>
void serialize(Archive& a, Term& t) {
  a(t.word, t.also, t.means);
}
template <typename Archive>
void serialize(Archive& a, TeamMember& m) {
  a(m.role, m.name, m.part, m.does, m.citation, m.rows);
}
template <typename Archive>
void serialize(Archive& a, Ask& q) {
  a(q.about, q.question);
}
template <typename Archive>
void serialize(Archive& a, Support& s) {
  a(s.name, s.offers, s.phone, s.url, s.countries, s.checked, s.citation, s.rows);
}
template <typename Archive>
void serialize(Archive& a, Plain& p) {
  a(p.glossary, p.glossary_citation, p.team, p.quorum, p.quorum_citation, p.questions,
    p.questions_citation, p.support);
}
template <typename Archive>
void serialize(Archive& a, Jurisdiction& j) {
  a(j.code, j.name, j.within);
}
template <typename Archive>
void serialize(Archive& a, Knowledge& k) {
  a(k.version, k.hash, k.schema, k.notes, k.sections, k.definitions, k.constraints,
    k.constraints_left_out, k.sources, k.jurisdictions, k.treatments, k.pathways, k.rules,
    k.measures, k.trials, k.minimal_data, k.plain, k.calculations, k.program, k.gates);
}

namespace {

// Reads from bytes where they lie, without a copy.
class ByteView : public std::streambuf {
 public:
  explicit ByteView(std::string_view bytes) {
    char* begin =
        const_cast<char*>(bytes.data());  // std::streambuf's interface; nothing is written
    setg(begin, begin, begin + bytes.size());
  }
};

// A damaged length could ask for any amount of memory, so damage is found before anything is read.
// FNV-1a: each step can be undone, so that no single changed byte goes unnoticed.
constexpr std::size_t kChecksumBytes = 8;

std::string Checksum(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  std::string text;
  for (std::size_t i = 0; i < kChecksumBytes; ++i)
    text.push_back(static_cast<char>(hash >> (8 * i) & 0xffU));
  return text;
}

}  // namespace

std::string ToBytes(const Knowledge& knowledge) {
  std::ostringstream out(std::ios::binary);
  cereal::PortableBinaryOutputArchive archive(out);
  archive(knowledge);
  std::string bytes = std::move(out).str();
  return bytes + Checksum(bytes);
}

Knowledge FromBytes(std::string_view bytes) {
  const std::size_t length = bytes.size() < kChecksumBytes ? 0 : bytes.size() - kChecksumBytes;
  if (bytes.substr(length) != Checksum(bytes.substr(0, length)))
    throw std::runtime_error("the linked knowledge is damaged");
  ByteView view(bytes.substr(0, length));
  std::istream in(&view);
  cereal::PortableBinaryInputArchive archive(in);
  Knowledge knowledge;
  archive(knowledge);
  return knowledge;
}

}  // namespace grevy::knowledge
