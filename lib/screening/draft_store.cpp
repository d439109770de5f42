// SPDX-License-Identifier: Apache-2.0
#include "screening/draft_store.hpp"

#include "base/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

namespace vidra::screening {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view draft_ending = ".draft.json";

}  // namespace

std::vector<DraftStore::Entry> DraftStore::list() const {
    std::vector<Entry> entries;
    std::error_code error;
    for (const auto& file : fs::directory_iterator(m_folder, error)) {
        const std::string name = file.path().filename().string();
        if (!name.ends_with(draft_ending)) {
            continue;
        }
        const std::string id = name.substr(0, name.size() - draft_ending.size());
        diag::Diagnostics ignored;  // told when the draft is opened
        std::optional<DraftHead> head;
        try {
            head = read_draft_head(read(id), ignored);
        } catch (const base::IoError&) {
            head.reset();
        }
        entries.push_back({id, std::move(head)});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        const auto key = [](const Entry& entry) {
            return std::tuple(!entry.head, entry.head ? entry.head->started : std::string(), entry.id);
        };
        return key(a) < key(b);
    });
    return entries;
}

std::string DraftStore::path(std::string_view id) const {
    return fmt::format("{}/{}{}", m_folder, id, draft_ending);
}

std::string DraftStore::read(std::string_view id) const {
    return base::read_file(path(id), max_draft_bytes);
}

void DraftStore::make_folders() const {
    base::make_private_folder(m_folder);
    base::make_private_folder(m_folder + "/checklists");
}

void DraftStore::save(std::string_view id, std::string_view text) const {
    base::WholeFile file(path(id), base::WholeFile::Target::regular_only);
    file.write(text);
    file.commit();
}

/// A kill between naming a finished file and moving it to its place leaves a copy.
void DraftStore::remove_copies(std::string_view id) const {
    const std::string start = fs::path(path(id)).filename().string() + ".";
    std::error_code error;
    for (const auto& file : fs::directory_iterator(m_folder, error)) {
        if (file.path().filename().string().starts_with(start)) {
            fs::remove(file.path(), error);
        }
    }
}

void DraftStore::remove(std::string_view id) const {
    remove_copies(id);
    std::error_code error;
    fs::remove(path(id), error);
    if (error) {
        throw base::IoError(path(id), fmt::format("cannot remove: {}", error.message()));
    }
    std::set<std::string> needed;
    for (const Entry& entry : list()) {
        if (!entry.head) {
            return;  // nobody knows what it needs
        }
        needed.insert(entry.head->hash);
        needed.insert(entry.head->before_hash);
    }
    // one that was kept just now may be for a draft that is only being begun
    const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(24);
    for (const auto& file : fs::directory_iterator(m_folder + "/checklists", error)) {
        if (!needed.contains(file.path().stem().string()) &&
            fs::last_write_time(file.path(), error) < yesterday) {
            fs::remove(file.path(), error);
        }
    }
}

std::string DraftStore::new_id(const std::function<std::string()>& random) const {
    std::string id = random();
    while (fs::exists(path(id)) || fs::exists(lock_path(id))) {
        id = random();
    }
    return id;
}

std::string DraftStore::record_path(std::string_view checklist) const {
    make_folders();
    const std::string folder = m_folder + "/records";
    base::make_private_folder(folder);
    return fmt::format("{}/{}.jsonl", folder, checklist);
}

std::string DraftStore::lock_path(std::string_view id) const {
    return fmt::format("{}/{}.lock", m_folder, id);
}

base::FileLock DraftStore::lock(std::string_view id) const {
    make_folders();
    base::FileLock lock(lock_path(id));
    if (lock.is_held()) {
        remove_copies(id);
    }
    return lock;
}

std::string DraftStore::checklist_path(std::string_view hash) const {
    return fmt::format("{}/checklists/{}.toml", m_folder, hash);
}

void DraftStore::keep_checklist(std::string_view hash, std::string_view bytes) const {
    make_folders();
    if (find_checklist(hash)) {
        std::error_code ignored;
        fs::last_write_time(checklist_path(hash), fs::file_time_type::clock::now(), ignored);
        return;
    }
    base::WholeFile file(checklist_path(hash), base::WholeFile::Target::regular_only);
    file.write(bytes);
    file.commit();
}

std::optional<std::string> DraftStore::find_checklist(std::string_view hash) const {
    const bool is_hash =
        !hash.empty() && hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (!is_hash) {
        return std::nullopt;
    }
    const std::string path = checklist_path(hash);
    try {
        if (base::sha256_hex(base::read_file(path, base::max_configuration_bytes)) == hash) {
            return path;
        }
    } catch (const base::IoError&) {
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace vidra::screening
