// SPDX-License-Identifier: Apache-2.0
#include "checks/pages.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace vidra::checks {
namespace {

using diag::Code;

// Written for people who have never met vidra. Cases and answers are invented, and nobody is named.
// Example lines go up to 76 columns: they are shown indented and as they stand.
constexpr std::array pages = {
    Page{Code::toml_syntax,
         "The file is not written in TOML at this place. Only the first such place is told, because what "
         "comes "
         "after it cannot be read.",
         "Nothing else in the file can be checked, and no command can use it: a screening that needs this "
         "checklist cannot begin.",
         "title = { en = \"Labour exploitation }\n"
         "#                                    ^ the closing quote is missing",
         "Look at the marked place and at the line before it. Most often a quote, a bracket or a comma is "
         "missing, or a key stands twice. The format is described at https://toml.io."},
    Page{Code::not_utf8,
         "The file holds bytes that are not UTF-8, the encoding in which vidra reads every text.",
         "Letters such as š, ђ or é would come out as other letters or as nothing, in "
         "questions "
         "that are read aloud and in letters that are sent.",
         "title = { sr = \"Te?ki uslovi\" }    # the ? is one byte, 9A of windows-1250",
         "Save the file as UTF-8 in your editor, or convert it: "
         "iconv -f WINDOWS-1250 -t UTF-8 OLD.toml > NEW.toml."},
    Page{
        Code::too_deep, "Tables, lists and the parts of dotted keys are nested more than 64 deep.",
        "No file for vidra is nested that deep, so the file is damaged or not meant for it. Reading on could "
        "stop the program in the middle of its work.",
        "a.a.a.a.a.a.a = 1    # and so on, to 64 dots and more",
        "Take the key out. If you did not write it, fetch the file again from where it came."},
    Page{Code::empty_file, "There is nothing in the file, or nothing but comments.",
         "A checklist that was emptied by mistake would otherwise look like one without faults.",
         "# only a comment",
         "Begin the file with `vidra = 1`; a bundled checklist is a good one to start from. If it held "
         "something "
         "before, bring back the earlier version."},
    Page{Code::unknown_kind,
         "`kind` says what sort of file this is, and this version of vidra does not know that sort, cannot "
         "check it yet, or was asked for another sort.",
         "The file would be read by the wrong rules, or not be checked at all while you rely on it.",
         "vidra = 1\n"
         "kind = \"maping\"",
         "Correct the word; a checklist has no `kind`. If the file is right, name it to the command that "
         "reads "
         "its kind, or use a newer vidra."},
    Page{Code::unknown_format_version,
         "`vidra` at the head of the file is the version of the file format, and this program reads version "
         "1.",
         "A file in a later format may mean something else by the same words. Reading it as version 1 could "
         "give wrong results without any sign of it.",
         "vidra = 2",
         "Write `vidra = 1` if the file is in that format. If it was made for a later vidra, install that "
         "one."},
    Page{
        Code::unknown_key,
        "There is a key that this part of the file does not have. Keys of your own are allowed if they begin "
        "with `x-`.",
        "If a misspelt key were passed over, what it says would be lost: with the key below, a strong "
        "indicator would not be counted as strong.",
        "[[section.question]]\n"
        "id = \"passport_taken\"\n"
        "stregth = \"strong\"",
        "Correct the spelling, move the key to the table that it belongs to, take it out, or begin it with "
        "`x-`."},
    Page{Code::missing_key, "A key that is needed here is missing, or its text is empty.",
         "Without it the file is not complete: a question without an id cannot be answered in a record, an "
         "outcome without advice leaves an officer without a next step.",
         "[[outcome]]\n"
         "id = \"no_indication_so_far\"\n"
         "title = { en = \"No indication so far\" }\n"
         "# `advice` is missing",
         "Add the key. The bundled checklists show how each part is written."},
    Page{Code::wrong_type,
         "The value is of another type than the key takes: for example a text where a number belongs, or a "
         "text that does not say its language.",
         "vidra would have to guess what is meant. A wrong guess would change what is asked, or what is "
         "counted.",
         "points = \"2\"        # a text, not a number\n"
         "title = \"Deception\"  # which language?",
         "Write the value in the type that is asked for: `points = 2`, `title = { en = \"Deception\" }`. "
         "Rules, too, are texts and stand in quotes."},
    Page{Code::bad_id,
         "An id does not have the form of one: a lower-case letter, then at most 63 lower-case letters, "
         "digits "
         "or underscores, from a to z without accents.",
         "Ids stand in rules, in records and over the columns of tables. Capitals, blanks and accents are "
         "often "
         "changed on the way through other programs, and then answers no longer find their question.",
         "[[section.question]]\n"
         "id = \"Passport taken\"",
         "Write the id in the plain form, for example `passport_taken`. The text of the question may hold "
         "anything."},
    Page{Code::reserved_id,
         "The id is a word that has a meaning of its own: a word of the rule language, an answer word, or, "
         "for "
         "a question, a field of a record.",
         "A question called `age` could not be told from the age in a record, and a question called `not` "
         "could "
         "not be used in a rule.",
         "[[section.question]]\n"
         "id = \"age\"",
         "Choose another word, for example `age_group`."},
    Page{Code::duplicate_id,
         "An id is used twice. Sections, questions, criteria, outcomes and alerts share one set of ids; "
         "options "
         "have one for each question. An example that answers a question twice is told by this code too.",
         "A rule or a record that names the id could mean either, and the answer to one question would be "
         "taken "
         "for the answer to another.",
         "[[section.question]]\n"
         "id = \"debt\"\n"
         "\n"
         "[[section]]\n"
         "id = \"debt\"",
         "Rename one of the two, and the rules and examples that mean it. The note under the finding shows "
         "where the id stands first."},
    Page{Code::confusable_id, "Two ids differ in capital letters alone.",
         "People read and type them as the same word, so a rule or a record can name the wrong one without "
         "anybody noticing.",
         "[[section.question]]\n"
         "id = \"debt\"\n"
         "\n"
         "[[section.question]]\n"
         "id = \"Debt\"",
         "Give one of them another word. Ids have no capitals in any case."},
    Page{
        Code::unknown_word,
        "The key takes one of a few words, and this is none of them; or an example gives a question an "
        "answer "
        "that it does not have.",
        "A word that is not understood would count for nothing: the indicator below would not be among the "
        "strong ones, and a person might not be referred.",
        "[[section.question]]\n"
        "id = \"passport_taken\"\n"
        "strength = \"high\"",
        "Use one of the words that the finding lists. For a question in an example these are its own options "
        "and the general answers."},
    Page{Code::out_of_range,
         "A number or a quantity is outside its limits: points outside plus or minus 1,000,000, `max` below "
         "`min`, no option or more than 64 in a question, more than 4,096 questions in a checklist.",
         "Within these limits every result is computed exactly. Beyond them a sum could overflow, and a "
         "person "
         "be given a wrong outcome.",
         "[[section.question]]\n"
         "id = \"hours_a_day\"\n"
         "type = \"number\"\n"
         "min = 24\n"
         "max = 0",
         "Bring the number within the limits that the finding names."},
    Page{Code::missing_translation, "A text is missing or empty in a language that `languages` lists.",
         "Somebody who works in that language would meet a question or an advice without words.",
         "languages = [\"en\", \"sr\"]\n"
         "title = { en = \"Deceptive recruitment\" }",
         "Add the text in that language, or take the language out of `languages` until all texts are there. "
         "Serbian in Latin script needs no text of its own: it is made from `sr`."},
    Page{Code::unlisted_language, "A text is given in a language that `languages` does not list.",
         "Other texts may be missing in that language without anybody being told, and a misspelt language is "
         "not offered to those who need it.",
         "languages = [\"en\"]\n"
         "title = { en = \"Debt\", fr = \"Dette\" }",
         "Add the language to `languages`, correct its tag, or take the text out."},
    Page{Code::bad_language,
         "This is not a language tag, or it is listed twice, or the list of languages is empty. In a letter "
         "it may also be `sr-Latn`, which is made from `sr`.",
         "A text in a language that no program knows by this tag is found by nobody who asks for that "
         "language.",
         "languages = [\"english\"]",
         "Use the tags of BCP 47: `en`, `sr`, `sr-Latn`, `pt-BR`. The first in the list is the reference."},
    Page{
        Code::empty_section, "A section has no question.",
        "A rule that counts in it would never count anything, so the outcome that depends on it could not be "
        "reached.",
        "[[section]]\n"
        "id = \"coercion\"\n"
        "element = \"means\"\n"
        "title = { en = \"Coercion\" }",
        "Add a question under `[[section.question]]`, or take the section out."},
    Page{Code::conditional_last_outcome,
         "The last outcome has a condition, so there may be answers for which no outcome holds.",
         "For such answers an officer would be left without any result.",
         "[[outcome]]\n"
         "id = \"no_indication_so_far\"\n"
         "when = \"not any_means\"    # and if there are means?",
         "Take `when` out of the last outcome, or add an outcome without `when` after it."},
    Page{Code::unconditional_outcome,
         "An outcome that is not the last has no condition. Outcomes are tried from the top, so those below "
         "it "
         "can never be reached.",
         "Records that belong to an outcome below it would all end here.",
         "[[outcome]]\n"
         "id = \"presumed\"          # `when` is missing\n"
         "\n"
         "[[outcome]]\n"
         "id = \"no_indication_so_far\"",
         "Give it a `when`, or move it to the end of the list."},
    Page{Code::misplaced_key,
         "The key exists, but does not belong to this kind of question, or two keys stand together that "
         "exclude "
         "each other.",
         "It would have no effect: strength on a choice, for example, is counted nowhere, though it looks as "
         "if "
         "it were.",
         "[[section.question]]\n"
         "id = \"age_group\"\n"
         "type = \"choice\"\n"
         "strength = \"strong\"",
         "Take the key out, or change the type of the question. A claim has either `claim` or "
         "`never_lowers`."},
    Page{Code::unknown_option,
         "A rule, `presume` or `from_age` names an option that the question does not have.",
         "The condition could never hold, so what depends on it would never be found.",
         "options = [\n"
         "  { id = \"adult\", text = { en = \"Adult\" } },\n"
         "  { id = \"child\", text = { en = \"Child\" } },\n"
         "]\n"
         "presume = \"minor\"",
         "Use one of the question's options, or add the option."},
    Page{Code::age_ranges,
         "The ages under `from_age` are not two whole years from 0 to 150 with the lower one first, or the "
         "ages "
         "of two options overlap.",
         "An age group would be filled in wrongly from a recorded age. A child might be treated as an adult, "
         "and "
         "lose the protection that a child has.",
         "from_age = { child = [0, 18], adult = [18, 120] }\n"
         "# 18 is in both",
         "Give each option the lowest and the highest age, and let none stand in two: "
         "`from_age = { child = [0, 17], adult = [18, 120] }`."},
    Page{Code::protected_trait,
         "A rule turns on a protected trait: nationality, citizenship, ethnicity, race, religion, sexual "
         "orientation or migration status. It names a question that records one, or counts it.",
         "A person would be referred, or passed over, for who they are and not for what was done to them.",
         "[[section.question]]\n"
         "id = \"religion\"\n"
         "\n"
         "[[outcome]]\n"
         "id = \"presumed\"\n"
         "when = \"religion and debt_bondage\"",
         "Take the question out of the rule. If a rule counts its section, move it to a section that no rule "
         "counts; where only strengths or points are counted, give it none. That somebody abuses a person's "
         "status or faith is another fact: ask for it in a question of its own."},
    Page{Code::failing_example, "An example of the checklist does not give the outcome that it expects.",
         "Either the rules have changed their meaning, or the example never was right. Until it is known "
         "which, "
         "people in the same position may get another result than its authors intend.",
         "[[example]]\n"
         "name = \"passport taken, nothing else known\"\n"
         "yes = [\"passport_taken\"]\n"
         "expect = \"presumed\"    # one strong indicator is not enough here",
         "Read the notes: what came, which criteria hold, how many questions are open. A question that the "
         "example does not list is not asked, so it stays open. Then correct the rule or the example."},
    Page{Code::failing_claim, "A claim of the checklist does not hold for every pattern of answers.",
         "The claim says what the checklist must never fail to do, for example that a child is recognised "
         "without any means. Somebody answering like the counter-example would not be.",
         "[[always]]\n"
         "claim = \"age_group == child and exploited implies outcome == presumed\"\n"
         "# and the outcome asks for `threats` as well",
         "Read the counter-example in the finding: it names the fewest answers, everything else being no or "
         "none. Then correct the rule, or the claim if it never was right. `vidra prove` tells more."},
    Page{Code::expression_syntax,
         "A condition cannot be read: a word, an operator or a bracket is missing or stands in the wrong "
         "place.",
         "The checklist cannot be used until it is clear what the condition means.",
         "when = \"debt_bondage and or passport_taken\"",
         "Correct the condition at the marked place. It is built of question ids, counts such as "
         "`strong(SECTION) >= 2`, and the words and, or, not, implies."},
    Page{
        Code::unknown_name,
        "A condition, an example or a claim names something that the checklist does not have.",
        "A misspelt question in a rule would never be yes, and persons whom the rule is for would not be "
        "found.",
        "when = \"pasport_taken\"",
        "Correct the name; the finding suggests the nearest one. An option is named only to the right of its "
        "question: `age_group == child`."},
    Page{
        Code::type_mismatch,
        "A part of a condition is used as something that it is not: a section or a count as true or false, a "
        "choice without an option, a number compared with a date.",
        "There is no one way to understand it, and a guess could refer the wrong people.",
        "when = \"strong(coercion)\"      # how many?\n"
        "when = \"age_group\"             # which option?",
        "Say what is compared with what: `strong(coercion) >= 1`, `age_group == child`, `harm has burns`, "
        "`hours_a_day > 12`."},
    Page{
        Code::looks_ahead,
        "`relevant` decides whether a question is asked, and it looks at a question that comes later or at a "
        "section that is not over yet.",
        "During a talk the answer is not there when it is needed, so the question might be skipped wrongly.",
        "[[section.question]]\n"
        "id = \"debt_amount\"\n"
        "relevant = \"has_debt\"\n"
        "\n"
        "[[section.question]]\n"
        "id = \"has_debt\"",
        "Move the question that is asked about up, or the one with `relevant` down."},
    Page{
        Code::outcome_in_rule,
        "A rule names `outcome`. Outcomes follow from the rules, so no rule can depend on one.",
        "The rule would depend on its own result and have no meaning.",
        "[[alert]]\n"
        "id = \"call_now\"\n"
        "when = \"outcome == presumed\"",
        "Name the criteria that the outcome is made of. Only a claim under `[[always]]` may name `outcome`."},
    Page{Code::text_in_rule, "A rule names a question whose answer is free text.",
         "A program cannot judge what somebody wrote, and a result must never hang on words that it does not "
         "understand.",
         "[[section.question]]\n"
         "id = \"own_words\"\n"
         "type = \"text\"\n"
         "\n"
         "[[alert]]\n"
         "when = \"own_words\"",
         "Ask for the fact in an indicator or a choice, and use that in the rule."},
    Page{
        Code::not_linear, "Two counts are multiplied with each other.",
        "vidra proves what holds for all open answers, and for products of counts it could not do so "
        "exactly.",
        "when = \"yes(means) * yes(purpose) >= 1\"",
        "Multiply with a constant only. For \"some of both\" write `yes(means) >= 1 and yes(purpose) >= 1`."},
    Page{Code::chained_comparison, "Two comparisons follow each other without a word between them.",
         "People read such a chain in different ways, and a reader could take it for another rule than the "
         "program.",
         "when = \"1 <= yes(coercion) <= 3\"",
         "Join two comparisons with `and`: `yes(coercion) >= 1 and yes(coercion) <= 3`."},
    Page{Code::criterion_order, "A criterion uses itself, or one that stands below it.",
         "Criteria are built from the top down. A circle of them would have no meaning.",
         "[criteria]\n"
         "grounds = { when = \"any_means and debt_bondage\" }\n"
         "any_means = { when = \"passport_taken or threats\" }",
         "Move the criterion that is used above the one that uses it."},
    Page{
        Code::section_needed, "A count or a criterion of a section does not say which section is meant.",
        "It is not clear what is counted: one section, or the whole checklist.", "when = \"strong >= 2\"",
        "Write the section, `strong(coercion) >= 2`, or empty brackets for a count over the whole checklist, "
        "`strong() >= 2`. The bare word is right only in a criterion with `of = \"section\"`."},
    Page{Code::too_large,
         "A number in a condition is beyond 1,000,000, the condition is nested more than 100 deep, or "
         "criteria "
         "rest on one another more than 200 deep.",
         "Within these limits every sum is exact. Beyond them it could overflow and give a wrong outcome.",
         "when = \"points() >= 2000000\"", "Use smaller numbers, or break the condition into criteria."},
    Page{Code::unchecked_reference, "`before` names a checklist that is not found.",
         "The questions that should come first cannot be asked, so a screening would begin without them.",
         "before = \"conditions\"    # there is no checklists/conditions.toml",
         "Correct the id, or put the checklist where vidra looks: `./checklists`, the folders of "
         "`VIDRA_PATH`, "
         "or beside the bundled ones."},
    Page{Code::diagram_limit,
         "Something could not be proved: the decision diagram of the rules would have more nodes than the "
         "limit allows. The finding stands at the rule whose sum takes the most values.",
         "What is not proved may be wrong. Results of single records are exact all the same, or are rejected "
         "and named (VR013).",
         "when = \"1 * a + 2 * b + 4 * c + 8 * d >= 7\"    # and so on, for 40 questions",
         "Give questions equal points where their difference means nothing, or break the rule into criteria "
         "by section. `vidra prove --limit` raises the limit."},
    Page{Code::other_id, "Two files that are compared as versions of one checklist have different ids.",
         "What is compared would be two instruments, and every difference between them would count as a "
         "change.",
         "vidra diff palermo raft",
         "Name two versions of the same checklist, or give both files the same id."},
    Page{
        Code::unused_criterion, "No rule uses the criterion.",
        "It changes nothing. Perhaps an outcome or an alert was meant to use it, and does not recognise what "
        "it should.",
        "[criteria]\n"
        "any_means = { when = \"threats or debt_bondage\" }\n"
        "# no `when` below names any_means",
        "Name it in the rule that it was written for, or take it out."},
    Page{Code::age_without_presume,
         "A question that is filled from the recorded age does not say what an unknown or refused age counts "
         "as.",
         "Where age is uncertain a person is to be treated as a child until shown otherwise. Without "
         "`presume` "
         "the age stays open, and a child may wait for protection.",
         "[[section.question]]\n"
         "id = \"age_group\"\n"
         "type = \"choice\"\n"
         "from_age = { child = [0, 17], adult = [18, 120] }\n"
         "# `presume` is missing",
         "Add `presume` with the option that protects, for example `presume = \"child\"` or an option "
         "`uncertain` that rules treat as a child."},
    Page{Code::impossible_threshold, "A comparison holds always, or never, whatever is answered.",
         "A threshold that nobody can reach recognises nobody, and one that everybody reaches tells nothing. "
         "Often a question was taken out and the threshold was left as it was.",
         "# the section has three strong indicators\n"
         "when = \"strong(recruitment) >= 4\"",
         "Set the threshold to what the section can reach, or take the comparison out."},
    Page{Code::contradictory_condition,
         "A condition holds in no pattern of answers, or a condition of skip logic in every one.",
         "An outcome, an alert or a criterion that can never hold protects nobody; a question that is never "
         "relevant is never asked.",
         "when = \"threats and not threats\"",
         "Look for what the condition excludes with one part and asks for with another."},
    Page{Code::shadowed_outcome,
         "An outcome cannot be reached: wherever its condition holds, so does that of an outcome before it.",
         "Its advice is never given. Perhaps the order is wrong, or an earlier condition is too wide.",
         "[[outcome]]\n"
         "id = \"presumed\"\n"
         "when = \"yes() >= 1\"\n"
         "[[outcome]]\n"
         "id = \"urgent\"\n"
         "when = \"yes() >= 3\"    # presumed comes first",
         "Put the outcome with the narrower condition before the other, or narrow the earlier one."},
    Page{Code::dead_question,
         "Rules look at a question, and yet no answer to it can change an outcome or an alert.",
         "It costs time in a talk that is hard enough, and those who answer it believe that it counts.",
         "# debt_bondage changes nothing\n"
         "when = \"threats or threats and debt_bondage\"",
         "Correct the rule that was meant to use it, or take it out of the rules."},
    Page{Code::unused_allowance, "An allowance names a move that the two versions do not make.",
         "It may allow a later change that nobody has looked at.",
         "[[move]]\n"
         "from = \"presumed\"\n"
         "to = \"no_indication_so_far\"    # nobody moves so any more",
         "Take it out of the file."},
    Page{
        Code::mapping_target,
        "A mapping fills a question that the checklist does not have, or a field that a record does not "
        "have.",
        "The column would be read and its answers lost, and a year of records would be counted without them.",
        "[answers]\n"
        "pasport_taken = { column = \"Q12\", values = { 1 = \"yes\", 0 = \"no\" } }",
        "Correct the name; the finding suggests the nearest one. A field of your own begins with `x_`."},
    Page{Code::mapping_answer, "A mapping gives a question an answer that the question does not have.",
         "The answer would be dropped when records are read, as if the question had never been asked.",
         "[answers]\n"
         "age_group = { column = \"Age\", values = { 1 = \"minor\", 2 = \"adult\" } }\n"
         "# the option is called `child`",
         "Use one of the answers that the finding lists."},
    Page{Code::mapping_checklist,
         "The checklist that the mapping names is not found or has faults, or it is another one than the one "
         "that is evaluated.",
         "Ids of one checklist may mean something else in another, so answers would land at the wrong "
         "questions.",
         "kind = \"mapping\"\n"
         "checklist = \"palermo_protocol\"    # there is no checklist of this id",
         "Correct the id, check the checklist first, or use the mapping with the checklist that it was made "
         "for."},
    Page{
        Code::mapping_form,
        "A part of a mapping does not say how its column is to be read, or joins columns in a way that has "
        "no "
        "meaning.",
        "Values of the column would be guessed at, and tables made from them would be wrong without any sign "
        "of it.",
        "[answers]\n"
        "passport_taken = { column = \"Q12\" }    # what do its values mean?",
        "Say what each value stands for with `values`, or read a list with `list`, `contains` and "
        "`otherwise`. Lists and `any` are for indicators; only `case` can be `{ row = true }`."},
    Page{Code::record_syntax,
         "A line is not JSON, or is not one whole object, or answers something twice; or a quote in a CSV "
         "file "
         "is not closed or is followed by text.",
         "The row cannot be read for certain, so the person in it is missing from every result until it is "
         "mended.",
         "{\"case\":\"BG-2026-0143\",\"age\":}",
         "Mend the row at the marked place. In JSON Lines each record stands on one line, without a list "
         "around "
         "the records. In CSV a quote inside a quoted cell is written twice."},
    Page{
        Code::record_without_case, "A record does not say which case it is.",
        "Its result could not be brought back to the person, and it could not be told whether it was counted "
        "twice.",
        "case,passport_taken\n"
        ",yes",
        "Give every record a `case` that is its own and names nobody, for example BG-2026-0143."},
    Page{Code::unknown_answer_key,
         "`answers` holds a key that is not a question of the checklist. In CSV this is a column whose name "
         "begins with `answers`.",
         "The answer would be lost, and a person could be given a lower outcome than the answers support.",
         "{\"case\":\"BG-2026-0143\",\"answers\":{\"pasport_taken\":\"yes\"}}",
         "Correct the key, or evaluate the record on the checklist that it was answered on. In CSV the "
         "column of a question has its bare id as its name."},
    Page{Code::bad_answer,
         "A cell or a key holds something that is not an answer to its question. The value itself is never "
         "shown, because it may be private.",
         "It cannot be told what was answered, and a guess could change the result for that person.",
         "case,passport_taken\n"
         "BG-2026-0143,maybe",
         "Write one of the answers that the finding lists. Leave the cell blank where the question was not "
         "asked. For another program's words, write a mapping."},
    Page{Code::bad_field,
         "A field of the record does not have the form that it needs, for example a date, an age in years or "
         "a "
         "word for consent. The value itself is never shown, because it may be private.",
         "A wrong date or age would put the person into the wrong row of a table. A consent that cannot be "
         "read "
         "must not be taken for given.",
         "{\"case\":\"BG-2026-0143\",\"date\":\"25.11.2026\"}",
         "Write it in the form that the finding names, for example 2026-11-25."},
    Page{Code::other_checklist,
         "The record says that it was answered on another checklist than the one it is evaluated on.",
         "The same word can be another question there, so the result would rest on questions that were never "
         "asked.",
         "vidra eval palermo records.jsonl\n"
         "{\"case\":\"BG-2026-0143\",\"checklist\":\"ilo_adult_labour\"}",
         "Evaluate the record on its own checklist, or correct the field if it is wrong."},
    Page{
        Code::age_contradiction,
        "The recorded age does not fit: the checklist is for another age, or the answered age group says "
        "otherwise.",
        "For a child no means need be shown and consent does not matter. A child evaluated as an adult may "
        "be "
        "passed over.",
        "# on a checklist with applies_to = \"adult\"\n"
        "{\"case\":\"BG-2026-0143\",\"age\":16}",
        "Use the checklist that the finding names, or correct the age or the answer. --any-age evaluates the "
        "record all the same."},
    Page{
        Code::record_too_large, "One record is larger than the limit, which is 1 MiB if no other is set.",
        "Such a record is most often a file with a quote that is never closed, so that many persons have run "
        "together into one row.",
        "case,x_note\n"
        "BG-2026-0143,\"a quote that is never closed",
        "Close the quote at the place where the record begins. If the record really is that long, set "
        "--max-record higher."},
    Page{
        Code::record_not_utf8, "The record holds bytes that are not UTF-8.",
        "Names of places and answers in Serbian would be read as other letters, or not be understood at all.",
        "case,passport_taken\n"
        "BG-2026-0143,??    # ?? are the bytes E4 E0: да, saved as windows-1251",
        "Save the table as CSV UTF-8, or convert it: "
        "iconv -f WINDOWS-1251 -t UTF-8 OLD.csv > NEW.csv."},
    Page{Code::ragged_row, "A row has more or fewer cells than there are column names.",
         "It cannot be told which cell belongs to which question. Moved by one, every answer would be taken "
         "for "
         "the answer to the question beside it.",
         "case,passport_taken,debt_bondage\n"
         "BG-2026-0143,yes",
         "Add or remove the cell. A comma inside a text needs quotes around that cell."},
    Page{Code::duplicate_column,
         "Two columns have the same name, or names that a mapping says are of one column.",
         "One of them would be passed over, and it could be the one with the answers. All rows under such "
         "names are rejected.",
         "case,passport_taken,passport_taken\n"
         "BG-2026-0143,yes,no",
         "Find out which column is right, and remove or rename the other."},
    Page{Code::unmapped_value,
         "A column holds a value that the mapping does not name. The value itself is not shown, because it "
         "may "
         "be private.",
         "What the value means is not known. Taken for \"not asked\" it would make the tables wrong without "
         "any "
         "sign of it.",
         "# the mapping:\n"
         "passport_taken = { column = \"Q12\", values = { 1 = \"yes\", 0 = \"no\" } }\n"
         "# the table:\n"
         "case,Q12\n"
         "BG-2026-0143,9",
         "Look the value up in the description of the data. Add it to `values`, or to `missing` if it means "
         "that the question was not asked."},
    Page{Code::search_limit,
         "The result would take more steps than vidra allows itself, because very many sums are still "
         "possible with what is open.",
         "The result is not known. A guess is not given, so this record has no result.",
         "# a hundred questions, each with points of its own, and an outcome\n"
         "when = \"points() == 51713\"",
         "Record more answers, or simplify the rule: `>=` in place of `==`, and equal points for questions "
         "that "
         "weigh the same."},
    Page{Code::missing_column,
         "The table has no column called `case`, nothing but `case` that vidra knows, or no column of a name "
         "that the mapping reads.",
         "Without `case` the first row may be a person and not the names of columns. Without a column of the "
         "mapping every record would be read as if its question had not been asked. All rows are rejected "
         "instead.",
         "# the mapping reads column = \"Q12\", and the table begins\n"
         "case,Q11,Q13",
         "Put the names of the columns into the first row. Use the mapping that was made for this table, or "
         "correct the name of the column in one of the two. For other names than those of vidra, write a "
         "mapping."},
    Page{Code::misspelt_column,
         "A column or key is within two letters of a question's id or of a field's name, or differs from one "
         "in "
         "capitals alone.",
         "It is most likely an answer, or an age or a refusal, that would be passed over, and a person could "
         "be "
         "given a lower outcome than the answers support.",
         "case,pasport_taken\n"
         "BG-2026-0143,yes",
         "Rename the column. If it is another thing, begin its name with `x_`. In JSON Lines answers stand "
         "inside `answers`."},
    Page{Code::repeated_case, "An earlier record has the same `case`. Both are evaluated.",
         "One person may be counted twice in a table, or two persons may share one name.",
         "case,passport_taken\n"
         "BG-2026-0143,yes\n"
         "BG-2026-0143,no",
         "Keep the record that is right, or give each person a case of their own."},
    Page{
        Code::other_version,
        "The record was answered on another version of this checklist. It is evaluated on the one at hand, "
        "and this is said once for all records.",
        "Questions may have been added or changed since, so the result may differ from the one that was "
        "given "
        "at the time.",
        "# the checklist has version = \"2009.2\"\n"
        "{\"case\":\"BG-2026-0143\",\"version\":\"2009.1\"}",
        "Evaluate the record on the version that it was answered on where the earlier result is in question. "
        "Otherwise nothing needs to be done."},
    Page{
        Code::unknown_column,
        "A column or key is neither a question of the checklist nor a field of a record. It is not read, and "
        "this is said once.",
        "If it holds answers, they are missing from every result.",
        "case,passport_taken,remarks\n"
        "BG-2026-0143,yes,",
        "If it is your own, begin its name with `x_`. If it holds answers, give it the id of the question, "
        "or "
        "write a mapping."},
    Page{Code::repeated_header,
         "A row of CSV is the line of column names once more. It is passed over: it is no record, and counts "
         "neither "
         "as read nor as rejected.",
         "Files that were put together from pieces keep the column names of each piece. Read as a record, "
         "such a "
         "line would be a person who does not exist.",
         "case,threats\nBG-1,yes\ncase,threats        <- VR023\nBG-2,no",
         "Nothing, if the file was put together from pieces of one kind. If the line should not be there, "
         "look "
         "whether a piece is in the file twice: its cases are then repeated (VR020)."},
    Page{Code::many_cases,
         "The run has read a million different cases. Their names are remembered, so that a repeated one is "
         "found; "
         "a later one is compared with them and not remembered.",
         "Memory stays small whatever the size of the input, and a repeated case is a warning only.",
         "case,threats        and a million rows below it",
         "If it matters that no case is there twice, sort the file by case and compare neighbours, or "
         "evaluate it "
         "in parts."},
    Page{Code::template_syntax,
         "A tag of a letter's text cannot be read: it is not closed, a section is closed that is not "
         "open, a name is missing or holds a blank, or sections stand in one another more than 64 deep.",
         "It is not clear which part of the letter belongs to the section, so a sentence could stand "
         "where it must not.",
         "{{#identity.name}}\n"
         "Name: {{identity.name}}\n"
         "{{/identity}}    <- `identity.name` is open",
         "Close each section with the name that it was opened with, and each tag with the two brackets. "
         "The note under the finding shows where the section was opened."},
    Page{Code::unknown_tag,
         "A tag names nothing that a letter has, or prints what is no text: a yes or no, a list, or the "
         "beginning of some names.",
         "The place would stay empty in every letter, and nobody would see that something was meant to "
         "stand there.",
         "Name: {{name}}            <- it is called identity.name\n"
         "{{identity}}              <- no field, but the beginning of some\n"
         "{{sex.female}}            <- a yes or no: use it as a section",
         "Correct the name; the finding suggests the nearest one, or what may stand behind the dot. The "
         "manual vidra-letter(5) lists all names."},
    Page{Code::missing_partial, "A text includes a partial that is not there.",
         "What stands in it would be missing from every letter: who may read it, for example, or on what "
         "ground it goes.",
         "{{> letter_haed}}    # there is letter_head.en.md.mustache",
         "Correct the name, or write the partial. It is the file NAME.LANGUAGE.md.mustache in the folder "
         "of the template, or in the folder `common` beside it. Each language needs its own."},
    Page{Code::endless_partial, "A partial includes itself, by itself or through another one.",
         "The letter would have no end.",
         "# in closing.en.md.mustache\n"
         "We thank you.\n"
         "{{> closing}}",
         "Take the tag out. To repeat something, put it into a section over a list."},
    Page{Code::unescaped_tag, "A tag would print a value without escaping it. Letters have no such tags.",
         "What somebody typed into a record could then change the letter: a line of a table, a heading, "
         "or a part of a page on the screen.",
         "Name: {{{identity.name}}}\n"
         "Name: {{&identity.name}}",
         "Write the tag with two brackets and nothing else. A value then comes out as it was typed, in "
         "text, HTML and PDF."},
    Page{Code::undeclared_field,
         "The text uses a field of the person that the manifest does not declare under [fields].",
         "Nobody would have said to whom the field may go and on what ground, so it goes to nobody, and "
         "the place in the letter stays empty.",
         "# in template.toml\n"
         "[fields]\n"
         "case = {}\n"
         "# in en.md.mustache\n"
         "Case {{case}}. {{#citizenship}}Citizen of {{citizenship}}.{{/citizenship}}",
         "Declare the field with its recipients and grounds, or take it out of the text. `vidra letter "
         "--fields` shows what is declared."},
    Page{Code::field_without_ground,
         "There is a way through the text on which a field is printed to a recipient who has no ground "
         "for it. The finding names the recipient and the grounds.",
         "vidra withholds the value in any case. But the words around it would stay: \"Name:\" and then "
         "nothing tells the reader that there is a name which was kept back.",
         "\"identity.name\" = { to = [\"guardianship\"], ground = [\"child\"] }\n"
         "# in en.md.mustache\n"
         "Name: {{identity.name}}",
         "Put the tag, and all that belongs to it, into a section on the field itself: "
         "{{#identity.name}}Name: {{identity.name}}{{/identity.name}}. A section on a recipient, such as "
         "{{#to.guardianship}}, does it only where the ground is certain too."},
    Page{Code::template_markup,
         "The text holds mark-up that a letter cannot have: HTML, a link, an image, or code. A line that "
         "begins with four blanks is code.",
         "One text becomes plain text, HTML and PDF. What one of them cannot show would be lost there, "
         "and the reader of that letter would not know.",
         "<b>Urgent.</b> See [our page](https://example.org).",
         "Use headings, paragraphs, lists, check boxes, tables, quotes, **bold** and *italic*. Write an "
         "address as plain words, and take blanks from the beginning of the line."},
    Page{Code::template_missing,
         "The manifest lists a language, and the folder has no text in it, or one of blanks and comments "
         "alone.",
         "Who asks for a letter in that language would get none when it is needed.",
         "languages = [\"en\", \"sr\"]\n"
         "# and sr.md.mustache is not there",
         "Write the text as LANGUAGE.md.mustache beside the manifest, or take the language out of "
         "`languages`. Serbian in Latin script needs no text of its own: it is made from `sr`."},
    Page{Code::unlisted_text,
         "In the folder of a letter stands a text, or a partial, in a language that the manifest does not "
         "list.",
         "No letter is ever made of it, though it looks as if there were one in that language. Nor is it "
         "checked.",
         "languages = [\"en\", \"sr\"]\n"
         "# and fr.md.mustache is there",
         "Add the language to `languages`, correct the name of the file, or take the file away. Serbian in "
         "Latin script is made from `sr`."},
    Page{Code::unused_field,
         "The manifest declares a field under [fields], and no text ever prints it, or asks for it in a "
         "section, where it may go.",
         "The manifest, and `vidra letter --fields`, then say that the letter tells something which it does "
         "not. Or a part of the text was forgotten.",
         "[fields]\n"
         "\"age\" = { ground = [\"permission\"] }\n"
         "# and no text has {{age}}",
         "Put the field into a text, or take it out of [fields]."},
    Page{Code::unknown_field,
         "The manifest declares a field that letters do not have, or that this kind of letter does not "
         "have.",
         "A misspelt field is left out of every letter, and its restriction with it.",
         "[fields]\n"
         "\"identity.nme\" = { ground = [\"permission\"] }",
         "Correct the name; the finding suggests the nearest one. A letter about many records has the "
         "field `cases` alone, one about no record has none, and one about one record has no `cases`."},
    Page{Code::recipient_not_allowed,
         "A field is to go to a recipient who may not have it, or who is none of the recipients of the "
         "letter.",
         "Each recipient is told what it needs to help, and no more. A shelter needs no findings, and "
         "what a person could be punished for does not go to police. No manifest can allow that.",
         "recipients = [\"shelter\"]\n"
         "[fields]\n"
         "findings = { ground = [\"permission\"] }",
         "Name under `to` only recipients who may have the field; the finding lists them. For some there "
         "is a narrower field, such as `findings_risk` for a shelter."},
    Page{Code::ground_not_allowed,
         "A field is to go out on a ground that gives it to none of its recipients.",
         "Vital interest, for example, opens what protects, and never a name. If the ground counted, a "
         "name would go out without permission because there is danger.",
         "\"identity.name\" = { to = [\"health\"], ground = [\"vital_interest\"] }",
         "Take the ground out, or name a recipient who may have the field on it. The manual "
         "vidra-letter(5) says which ground gives what to whom."},
    Page{Code::ground_missing, "A field that may go out on a ground only names none.",
         "It would go into every letter, also where the person said nothing of it, or was never asked.",
         "[fields]\n"
         "\"identity.name\" = { to = [\"guardianship\"] }",
         "Name the grounds that apply: ground = [\"permission\", \"child\"]. `to` can be narrowed to "
         "those who need no ground, where there are any."},
    Page{Code::telling_title,
         "A title, or what may stand on a leaflet, says what the person may be: victim, trafficking, "
         "exploitation or a word of theirs in Serbian.",
         "It stands on screens, in the list of open windows and on paper in a pocket. Whoever exploits "
         "the person may see it.",
         "title = { en = \"Referral of a trafficking victim\" }",
         "Choose neutral words: \"Referral\". In a service list `neutral_name`, and `hours` and `note` "
         "beside it, say nothing that another leaflet would not say."},
    Page{Code::telling_notice,
         "A letter that is to name nobody (`anonymous = true`) declares a field by which somebody could "
         "be found.",
         "Such a notice may be sent although the person refused a referral. Anything that points to the "
         "person would make nothing of that refusal.",
         "anonymous = true\n"
         "[fields]\n"
         "month = {}\n"
         "station = {}",
         "Keep to `month`, `age_group`, `sex` and `form`. If more must be said, write a letter that is "
         "not anonymous: it obeys the refusal."},
    Page{Code::bad_count,
         "In a column of counts stands something that is neither a whole number nor a mark of a hidden cell.",
         "The cell is left out, and with it every sum that it belongs to: what the table gives away there is "
         "not found.",
         "sex,n\n"
         "Female,11\n"
         "Male,n/a",
         "Correct the number. If the text stands for a count that is hidden, say for which with --mark: "
         "--mark 'n/a=0..' for one of which nothing is known. Name the right column with --value if this one "
         "holds no counts."},
    Page{Code::empty_table, "There is no row in the table.",
         "A table without rows gives nothing away, and it would look like one that is safe.", "sex,n",
         "Look whether the right file was named, and whether --skip-lines passes over too much."},
    Page{Code::table_header,
         "The first line that is read does not look like the names of columns: there is one name only, or "
         "most "
         "of them are empty. Often it is a note that stands before them.",
         "Rows cannot be read without knowing what their columns are, so nothing of this table is.",
         "Table 3. Victims by sex\n"
         "sex,age,n\n"
         "Female,Adult,11",
         "Pass over the notes with --skip-lines; the finding says how many lines they may be. If the cells "
         "are "
         "separated by another sign than comma, semicolon or tab, name it with --delimiter."},
    Page{Code::no_count_column, "No column of the table holds counts, as far as can be told.",
         "Without counts there is nothing to examine.",
         "region,share\n"
         "North,12.5\n"
         "South,87.5",
         "Name the column with --value, or several for a wide table. Say with --mark what stands for hidden "
         "cells, if it is something unusual. Shares and means are not examined."},
    Page{Code::doubled_table_column, "Two columns of the table have the same name.",
         "It cannot be told which of them is meant, so neither is used: a sum that needs one of them is not "
         "examined.",
         "region,n,n\n"
         "North,12,9",
         "Give each column a name of its own in the first line."},
    Page{
        Code::repeated_key,
        "Two cells of one table say that they are of the same thing: all their keys are the same.",
        "It cannot be told whether one is an error, whether the two belong together or whether a column that "
        "tells them apart is missing. Sums with such a cell are left out.",
        "year,sex,n\n"
        "2024,Other,7\n"
        "2024,Other,12",
        "Correct the table. If a column tells them apart, name it among --keys. If several tables stand in "
        "one "
        "file, make a file of each."},
    Page{
        Code::many_totals,
        "Several rows or columns read like the total of the same parts, as subtotals do that stand between "
        "the rows.",
        "It cannot be told which is the sum of which. Adding everything up would count people twice, so sums "
        "with such a cell are left out.",
        "region,n\n"
        "North,12\n"
        "South,30\n"
        "Total regions,42\n"
        "Abroad,7\n"
        "Total,49",
        "Give subtotals a column of their own that says of what they are. If only one of them is a total, "
        "name it: --total 'region=Total'."},
    Page{Code::lone_part,
         "There is a total of which only one part is printed, while other totals of the same kind have more.",
         "If the other parts are nothing, the one part equals the total; more often they were not printed. "
         "Such "
         "sums are left out.",
         "year,sex,n\n"
         "2023,Total,18\n"
         "2023,Female,11\n"
         "2023,Male,7\n"
         "2024,Total,9\n"
         "2024,Female,8",
         "Nothing, if the part is missing in the publication. Otherwise write the other parts, zeros too."},
    Page{Code::not_rounded,
         "The table is said to be rounded to a base, and this number is no multiple of it.",
         "Rounded numbers are read as a span of counts. With a wrong base the spans are wrong, and so is all "
         "that is computed from them. The cell is left out.",
         "# with --base 5\n"
         "sex,n\n"
         "Female,12",
         "Name the right base with --base, or none if the numbers are not rounded."},
    Page{Code::unknown_table_column, "A column that was asked for by its name is not in the file.",
         "Without it classes would be larger than they are, and persons would look better hidden.",
         "# with --quasi year,sex\n"
         "year,gender\n"
         "2024,Female",
         "Correct the name; the finding suggests the nearest one. Capitals make a difference."},
    Page{
        Code::notes_above, "Notes stand before the column names, and are passed over.",
        "A spreadsheet saves its notes as rows of which most cells are empty; the first row in which every "
        "cell is a name is taken for the column names.",
        "Table 3. Victims by sex,,\n"
        "sex,age,n\n"
        "Female,Adult,11",
        "Nothing, if the line that is named holds the column names. Otherwise say with --skip-lines how many "
        "lines are notes."},
};

constexpr bool in_order_of_the_enumeration() {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (static_cast<std::size_t>(pages[i].code) != i) {
            return false;
        }
    }
    return pages.size() == static_cast<std::size_t>(Code::notes_above) + 1;
}
static_assert(in_order_of_the_enumeration());

constexpr std::size_t columns = 80;

void append_part(std::string& text, std::string_view heading, std::string_view paragraph) {
    constexpr std::size_t indent = 2;
    text += fmt::format("\n{}\n{:{}}{}\n", heading, "", indent, base::wrap(paragraph, columns, indent));
}

void append_example(std::string& text, std::string_view example) {
    text += "\nExample\n";
    for (const std::string_view line : base::split(example, '\n')) {
        text += line.empty() ? "\n" : fmt::format("    {}\n", line);
    }
}

}  // namespace

const Page& page(Code code) {
    return pages[static_cast<std::size_t>(code)];
}

std::string render(const Page& page) {
    const diag::CodeInfo& code = diag::info(page.code);
    std::string text = fmt::format("{} {} ({}, since {})\n\n{}\n", code.id, code.name,
                                   code.severity == diag::Severity::error ? "error" : "warning", code.since,
                                   base::wrap(page.what, columns, 0));
    append_part(text, "Why it matters", page.why);
    append_example(text, page.example);
    append_part(text, "What to do", page.cure);
    return text;
}

}  // namespace vidra::checks
