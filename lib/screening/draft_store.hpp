// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/file.hpp"
#include "diag/diagnostics.hpp"
#include "screening/talk_json.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::screening {

/// The drafts of interviews, a file each, in a folder that its owner alone can enter (0700), readable by the
/// owner alone (0600); and beside them, in `checklists/`, the checklists that they were begun with, by their
/// hash, so that a draft goes on as it began when a checklist has changed. Throws base::IoError.
class DraftStore {
  public:
    /// The folder is made when something is kept.
    explicit DraftStore(std::string folder) : m_folder(std::move(folder)) {}

    struct Entry {
        std::string id;
        std::optional<DraftHead> head;  ///< nothing where the file is no draft
    };
    /// All drafts, the oldest first; those that cannot be read last.
    [[nodiscard]] std::vector<Entry> list() const;

    [[nodiscard]] std::string path(std::string_view id) const;
    /// The draft as text.
    [[nodiscard]] std::string read(std::string_view id) const;
    /// Whole or not at all; synced.
    void save(std::string_view id, std::string_view text) const;
    /// An id that no draft has.
    [[nodiscard]] std::string new_id(const std::function<std::string()>& random) const;
    /// Where records on this checklist go if nothing else was said; its folder is made.
    [[nodiscard]] std::string record_path(std::string_view checklist) const;
    /// The draft is gone, and checklists of more than a day that no other draft was begun with.
    void remove(std::string_view id) const;
    /// Held for as long as somebody works on the draft.
    [[nodiscard]] base::FileLock lock(std::string_view id) const;

    /// Keeps the bytes of a checklist.
    void keep_checklist(std::string_view hash, std::string_view bytes) const;
    /// The file of a checklist that was kept, if it still has this hash.
    [[nodiscard]] std::optional<std::string> find_checklist(std::string_view hash) const;

  private:
    void make_folders() const;
    void remove_copies(std::string_view id) const;
    [[nodiscard]] std::string lock_path(std::string_view id) const;
    [[nodiscard]] std::string checklist_path(std::string_view hash) const;

    std::string m_folder;
};

}  // namespace vidra::screening
