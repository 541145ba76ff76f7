# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# For the Atlas CLI beside `shelfhelp migrate`; both keep the same history. Run in this folder:
#   DATABASE_URL=postgres://… atlas migrate status --env shelfhelp
# DATABASE_URL must not name a search_path, nor a transaction pooler (port 6543).
env "shelfhelp" {
  url     = getenv("DATABASE_URL")
  schemas = ["public", "shelfhelp"]
  migration {
    dir              = "file://migrations"
    revisions_schema = "shelfhelp"
    exec_order       = LINEAR
    lock_timeout     = "10s"
  }
}
