// SPDX-License-Identifier: Apache-2.0
// Random templates and manifests against a reader that knows nothing of the checker: it goes through a
// template with every recipient, every set of grounds and every choice of fields that are recorded, and says
// which tags it comes to whose field is withheld. Those, and no others, are what the checker has to report.
#include "documents/template_check.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <array>
#include <map>
#include <random>
#include <set>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Ground;
using documents::Recipient;
using documents::Value;

namespace {

// p(ermission), c(hild), v(ital interest), 5 and 6 (law, by act)
constexpr std::string_view all_grounds = "pcv56";
constexpr std::array<Recipient, 4> recipients = {Recipient::identification_authority, Recipient::guardianship,
                                                 Recipient::shelter, Recipient::police};

struct KnownField {
    const char* name;
    enum Form { text, flag, list } form;
    const char* ground_of[4];  ///< by recipient: the grounds on which it may go there; "*" freely
};

// the ceilings, once more by hand
constexpr std::array<KnownField, 6> known = {{
    {"case", KnownField::text, {"*", "*", "*", "*"}},
    {"result.outcome", KnownField::text, {"*", "*", "", "*"}},
    {"identity.name", KnownField::text, {"pc", "pc", "p", "pc56"}},
    {"safety.whereabouts", KnownField::text, {"pcv", "pcv", "pcv", "pcv56"}},
    {"safety.guardian", KnownField::flag, {"pcv", "pcv", "", "pcv"}},
    {"needs", KnownField::list, {"pc", "pc", "pc", ""}},
}};

struct Declared {
    std::array<bool, 4> to = {};
    std::string grounds;  ///< none: freely
};

struct World {
    std::size_t recipient = 0;
    std::string grounds;
    unsigned recorded = 0;  ///< by field
};

/// What an author writes.
struct Item {
    enum Kind { words, print, section, inverted, list_items, partial } kind = words;
    std::string name;        ///< of a tag, as it is written
    std::size_t field = 99;  ///< of a tag: the field, or none
    int number = 0;          ///< of a print or a partial
    std::vector<Item> children;
};

struct Random {
    explicit Random(std::uint32_t seed) : engine(seed) {}
    std::size_t below(std::size_t n) { return engine() % n; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    std::mt19937 engine;
};

class Author {
  public:
    explicit Author(std::uint32_t seed) : m_random(seed) {
        for (bool& one : has) {
            one = m_random.one_in(2);
        }
        has[m_random.below(4)] = true;
        for (std::size_t f = 0; f < known.size(); ++f) {
            declare(f);
        }
        items = write(0);
    }

    std::array<bool, 4> has = {};  ///< recipients of the letter
    std::array<Declared, known.size()> declared;
    std::vector<Item> items;

  private:
    /// What the manifest loader would take.
    void declare(std::size_t f) {
        Declared& one = declared[f];
        std::string possible;
        bool is_free = true;
        for (std::size_t r = 0; r < 4; ++r) {
            one.to[r] = has[r] && *known[f].ground_of[r] != '\0' && !m_random.one_in(4);
            if (one.to[r]) {
                const std::string_view grounds = known[f].ground_of[r];
                is_free = is_free && grounds == "*";
                possible += grounds == "*" ? all_grounds : grounds;
            }
        }
        if (is_free && !m_random.one_in(3)) {
            return;
        }
        for (const char ground : all_grounds) {
            if (possible.find(ground) != std::string::npos && m_random.one_in(2)) {
                one.grounds += ground;
            }
        }
        if (one.grounds.empty() && !is_free) {
            one.grounds = possible.front();
        }
    }

    Item tag(Item::Kind kind, std::string name, std::size_t field = 99) {
        Item item;
        item.kind = kind;
        item.name = std::move(name);
        item.field = field;
        return item;
    }

    Item print(std::string name, std::size_t field) {
        Item item = tag(Item::print, std::move(name), field);
        item.number = ++m_prints;
        return item;
    }

    std::vector<Item> write(int depth) {
        std::vector<Item> all;
        for (std::size_t n = 1 + m_random.below(3); n > 0; --n) {
            all.push_back(write_one(depth));
        }
        return all;
    }

    Item write_one(int depth) {
        constexpr int deepest = 4;
        const std::size_t choice = m_random.below(depth < deepest ? 9 : 2);
        if (choice == 0) {
            return tag(Item::words, "");
        }
        if (choice <= 2) {
            return write_print();
        }
        if (choice == 3) {
            Item item = tag(Item::partial, "");
            item.number = ++m_partials;
            item.children = write(depth + 1);
            return item;
        }
        return write_section(depth, choice);
    }

    Item write_print() {
        for (;;) {
            const std::size_t f = m_random.below(known.size());
            if (known[f].form == KnownField::text) {
                const bool is_dot = !m_inside.empty() && m_inside.back() == f && m_random.one_in(2);
                return print(is_dot ? "." : known[f].name, f);
            }
            if (known[f].form == KnownField::list) {
                const bool is_item = !m_inside.empty() && m_inside.back() == 100 + f;
                return is_item ? print("text", f) : print(std::string(known[f].name) + ".names", f);
            }
        }
    }

    Item write_section(int depth, std::size_t choice) {
        const Item::Kind kind = m_random.one_in(4) ? Item::inverted : Item::section;
        Item item;
        if (choice <= 5) {
            item = tag(kind, "to." + std::string(documents::word(recipients[m_random.below(4)])));
            m_inside.push_back(99);
        } else if (choice == 6) {
            constexpr std::array<const char*, 4> grounds = {"permission", "child", "vital_interest", "law"};
            item = tag(kind, std::string("ground.") + grounds[m_random.below(4)]);
            m_inside.push_back(99);
        } else {
            const std::size_t f = m_random.below(known.size());
            // a section in its own inverted one is never entered: a contradiction that the checker need not
            // see
            if ((m_open >> f & 1U) != 0) {
                return tag(Item::words, "");
            }
            m_open |= 1U << f;
            const bool is_items =
                known[f].form == KnownField::list && kind == Item::section && m_random.one_in(2);
            item = tag(is_items ? Item::list_items : kind,
                       std::string(known[f].name) + (is_items ? ".list" : ""), f);
            m_inside.push_back(is_items ? 100 + f : kind == Item::inverted ? 99 : f);
            item.children = write(depth + 1);
            m_inside.pop_back();
            m_open &= ~(1U << f);
            return item;
        }
        item.children = write(depth + 1);
        m_inside.pop_back();
        return item;
    }

    Random m_random;
    int m_prints = 0;
    int m_partials = 0;
    unsigned m_open = 0;  ///< fields whose section, or inverted one, is open
    std::vector<std::size_t>
        m_inside;  ///< the innermost section: of a field, of its items (100 more), of none
};

/// The files of a template, and where each print stands: "file:line".
struct Source {
    test::Files files;
    std::map<int, std::string> places;
};

class Scribe {
  public:
    explicit Scribe(const std::vector<Item>& items) {
        source.files["l/t/en.md.mustache"] = put(items, "l/t/en.md.mustache", m_main_line);
    }
    Source source;

  private:
    std::string put(const std::vector<Item>& items, const std::string& file, int& line) {
        std::string text;
        for (const Item& item : items) {
            switch (item.kind) {
                case Item::words:
                    text += "words\n";
                    ++line;
                    break;
                case Item::print:
                    source.places[item.number] = fmt::format("{}:{}", file, line);
                    text += fmt::format("{}={{{{{}}}}};\n", item.number, item.name);
                    ++line;
                    break;
                case Item::partial: {
                    const std::string path = fmt::format("l/t/p{}.en.md.mustache", item.number);
                    int inner = 1;
                    source.files[path] = put(item.children, path, inner);
                    text += fmt::format("{{{{> p{}}}}}\n", item.number);
                    ++line;
                    break;
                }
                case Item::section:
                case Item::inverted:
                case Item::list_items:
                    text += fmt::format("{{{{{}{}}}}}\n", item.kind == Item::inverted ? '^' : '#', item.name);
                    ++line;
                    text += put(item.children, file, line);
                    text += fmt::format("{{{{/{}}}}}\n", item.name);
                    ++line;
                    break;
            }
        }
        return text;
    }
    int m_main_line = 1;
};

bool is_released(const Author& author, std::size_t f, const World& world) {
    const Declared& one = author.declared[f];
    const std::string_view ceiling = known[f].ground_of[world.recipient];
    if (!one.to[world.recipient]) {
        return false;
    }
    if (one.grounds.empty()) {
        return ceiling == "*";
    }
    for (const char ground : one.grounds) {
        const bool is_held = world.grounds.find(ground) != std::string::npos;
        if (is_held && (ceiling == "*" || ceiling.find(ground) != std::string_view::npos)) {
            return true;
        }
    }
    return false;
}

std::string marker(std::size_t f) {
    return fmt::format("M{}M", f);
}

/// Reads a template as a person would.
class Reader {
  public:
    Reader(const Author& author, const World& world, bool writes)
        : m_author(author), m_world(world), m_writes(writes) {
        read(author.items);
    }
    std::string text;
    std::set<int> withheld;  ///< prints that are come to, of fields that are withheld
    std::set<int> empty;     ///< prints that are come to, of fields that are not there for whatever reason

  private:
    bool is_there(std::size_t f) const {
        return is_released(m_author, f, m_world) && (m_world.recorded >> f & 1U) != 0;
    }

    bool holds(const Item& item) const {
        if (item.field != 99) {
            return is_there(item.field);
        }
        const std::string word = item.name.substr(item.name.find('.') + 1);
        if (item.name.starts_with("to.")) {
            return word == documents::word(recipients[m_world.recipient]);
        }
        const std::string_view letters = word == "permission"       ? "p"
                                         : word == "child"          ? "c"
                                         : word == "vital_interest" ? "v"
                                                                    : "56";
        return m_world.grounds.find_first_of(letters) != std::string::npos;
    }

    void read(const std::vector<Item>& items) {
        for (const Item& item : items) {
            switch (item.kind) {
                case Item::words:
                    text += m_writes ? "words\n" : "";
                    break;
                case Item::print:
                    if (!is_released(m_author, item.field, m_world)) {
                        withheld.insert(item.number);
                    }
                    if (!is_there(item.field)) {
                        empty.insert(item.number);
                    }
                    if (m_writes) {
                        text += fmt::format("{}={};\n", item.number,
                                            is_there(item.field) ? marker(item.field) : std::string());
                    }
                    break;
                case Item::partial:
                    read(item.children);
                    break;
                case Item::section:
                    if (holds(item)) {
                        read(item.children);
                    }
                    break;
                case Item::inverted:
                    if (!holds(item)) {
                        read(item.children);
                    }
                    break;
                case Item::list_items:
                    for (int n = 0; holds(item) && n < 2; ++n) {
                        read(item.children);
                    }
                    break;
            }
        }
    }

    const Author& m_author;
    const World& m_world;
    bool m_writes;
};

std::vector<World> worlds(const Author& author) {
    // an act can be named only where the manifest does
    std::string acts;
    for (const Declared& one : author.declared) {
        for (const char act : {'5', '6'}) {
            if (one.grounds.find(act) != std::string::npos && acts.find(act) == std::string::npos) {
                acts += act;
            }
        }
    }
    std::vector<World> all;
    for (std::size_t r = 0; r < 4; ++r) {
        for (unsigned bits = 0; author.has[r] && bits < 8; ++bits) {
            for (const char act : " " + acts) {
                World world;
                world.recipient = r;
                for (std::size_t i = 0; i < 3; ++i) {
                    world.grounds += (bits >> i & 1U) != 0 ? std::string(1, all_grounds[i]) : std::string();
                }
                world.grounds += act == ' ' ? std::string() : std::string(1, act);
                all.push_back(world);
            }
        }
    }
    return all;
}

std::string toml(const Author& author) {
    std::string text =
        "vidra = 1\nkind = \"letter\"\nid = \"t\"\nlanguages = [\"en\"]\ntitle = { en = \"A\" }\nrecipients "
        "= [";
    const auto add_words = [&](const std::array<bool, 4>& some) {
        for (std::size_t r = 0; r < 4; ++r) {
            text += some[r] ? fmt::format("\"{}\",", documents::word(recipients[r])) : std::string();
        }
    };
    add_words(author.has);
    text += "]\n[fields]\n";
    for (std::size_t f = 0; f < known.size(); ++f) {
        text += fmt::format("\"{}\" = {{ to = [", known[f].name);
        add_words(author.declared[f].to);
        text += "]";
        const std::string& grounds = author.declared[f].grounds;
        text += grounds.empty() ? "" : ", ground = [";
        for (const char ground : grounds) {
            text += ground == 'p'   ? "\"permission\","
                    : ground == 'c' ? "\"child\","
                    : ground == 'v' ? "\"vital_interest\","
                                    : fmt::format("\"law:Act {}\",", ground);
        }
        text += grounds.empty() ? " }\n" : "] }\n";
    }
    return text;
}

/// What the program would fill the template with: what is withheld, or not recorded, is not there.
Value data_of(const Author& author, const World& world) {
    Value value = Value::object();
    for (const Recipient one : recipients) {
        value.inner("to").set(documents::word(one), Value::flag(one == recipients[world.recipient]));
    }
    const auto holds = [&](std::string_view letters) {
        return Value::flag(world.grounds.find_first_of(letters) != std::string::npos);
    };
    value.inner("ground").set("permission", holds("p"));
    value.inner("ground").set("child", holds("c"));
    value.inner("ground").set("vital_interest", holds("v"));
    value.inner("ground").set("law", holds("56"));
    for (std::size_t f = 0; f < known.size(); ++f) {
        if (!is_released(author, f, world) || (world.recorded >> f & 1U) == 0) {
            continue;
        }
        const std::string_view name = known[f].name;
        const std::size_t dot = name.find('.');
        Value& parent = dot == std::string_view::npos ? value : value.inner(name.substr(0, dot));
        const std::string_view last = dot == std::string_view::npos ? name : name.substr(dot + 1);
        if (known[f].form == KnownField::flag) {
            parent.set(last, Value::flag(true));
        } else if (known[f].form == KnownField::text) {
            parent.set_text(last, marker(f));
        } else {
            Value list = Value::object();
            Value& items = list.set("list", Value::list());
            items.add(test::with("text", marker(f)));
            items.add(test::with("text", marker(f)));
            list.set_text("names", marker(f));
            parent.set(last, std::move(list));
        }
    }
    return value;
}

class TextSink final : public documents::TemplateSink {
  public:
    void literal(const documents::Node& node) override { text += node.text; }
    void value(const documents::Node& /*node*/, std::string_view value) override { text += value; }
    std::string text;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(template_proof)

BOOST_AUTO_TEST_CASE(what_is_reported_is_what_a_reader_comes_to) {
    std::size_t clean = 0;
    std::size_t clean_with_prints = 0;
    std::size_t reported = 0;
    constexpr std::uint32_t templates = 900;
    for (std::uint32_t seed = 1; seed <= templates; ++seed) {
        const Author author(seed);
        const Source source = Scribe(author.items).source;
        vidra::diag::Diagnostics diagnostics;
        const auto manifest = test::manifest(toml(author), diagnostics);
        BOOST_REQUIRE_MESSAGE(diagnostics.all().empty(), test::words(diagnostics) << toml(author));
        const auto texts =
            documents::load_texts(manifest, {"l/t", "", test::reader(source.files)}, diagnostics);
        BOOST_REQUIRE_MESSAGE(diagnostics.all().empty(), test::words(diagnostics));
        const auto& text = texts.at("en");
        documents::check_template(manifest, text, diagnostics);

        std::set<std::string> expected;
        std::set<int> released_prints;
        for (World world : worlds(author)) {
            for (world.recorded = 0; world.recorded < 1U << known.size(); ++world.recorded) {
                const bool is_sampled =
                    (world.recorded * 7 + seed) % 13 == 0 || world.recorded + 1 == 1U << known.size();
                const Reader reader(author, world, is_sampled);
                for (const int number : reader.withheld) {
                    expected.insert(source.places.at(number));
                }
                // the program comes to the same text, in which no marker of a withheld field is
                if (is_sampled) {
                    TextSink sink;
                    documents::render(text.tmpl, data_of(author, world), text.partials, sink);
                    BOOST_REQUIRE_EQUAL(sink.text, reader.text);
                    for (std::size_t f = 0; f < known.size(); ++f) {
                        BOOST_REQUIRE((is_released(author, f, world) ||
                                       sink.text.find(marker(f)) == std::string::npos));
                    }
                }
            }
            // all is recorded: what is released is printed, so an empty place is one of a withheld field
            world.recorded = (1U << known.size()) - 1;
            const Reader reader(author, world, false);
            BOOST_REQUIRE(reader.empty == reader.withheld);
        }
        std::set<std::string> found;
        for (const auto& one : diagnostics.all()) {
            BOOST_REQUIRE_MESSAGE(one.code == vidra::diag::Code::field_without_ground,
                                  test::words(diagnostics));
            found.insert(fmt::format("{}:{}", one.location.file, one.location.range.begin.line));
        }
        BOOST_REQUIRE(found.size() == diagnostics.all().size());  // once a tag
        if (found != expected) {
            std::string told = fmt::format("seed {}\n{}", seed, toml(author));
            for (const auto& [path, file] : source.files) {
                told += "--- " + path + "\n" + file;
            }
            for (const auto& place : expected) {
                told += found.contains(place) ? "" : "not reported: " + place + "\n";
            }
            for (const auto& place : found) {
                told += expected.contains(place) ? "" : "reported for nothing: " + place + "\n";
            }
            BOOST_ERROR(told);
            return;
        }
        clean += found.empty() ? 1U : 0U;
        clean_with_prints += found.empty() && !source.places.empty() ? 1U : 0U;
        reported += found.size();
    }
    // both were tried
    BOOST_TEST(clean_with_prints > 100U);
    BOOST_TEST(reported > 500U);
    BOOST_TEST(clean < templates);
}

BOOST_AUTO_TEST_SUITE_END()
