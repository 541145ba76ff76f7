# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# For the Atlas CLI beside `shelfhelp migrate`; both keep the same history. Run in this folder:
#   DATABASE_URL=postgres://… atlas migrate status --env shelfhelp
# DATABASE_URL must not name a search_path, nor a transaction pooler (port 6543).
#
# To compare migrations/ with schema.sql Atlas needs an empty database beside it, which it fills and clears:
#   createdb scratch && DEV_DATABASE_URL=postgres://…/scratch atlas migrate diff check --env shelfhelp; dropdb scratch
# "The migration directory is synced" is the answer to hope for. Make the database anew each time: the community
# edition leaves views behind in it. That edition compares tables and indexes only; tests/database/shapetest.cpp
# compares everything. A file that it writes all the same is a draft: see README.md, "Add a migration".
env "shelfhelp" {
  src     = "file://schema.sql"
  url     = getenv("DATABASE_URL")
  dev     = getenv("DEV_DATABASE_URL")
  schemas = ["public", "shelfhelp"]
  migration {
    dir              = "file://migrations"
    revisions_schema = "shelfhelp"
    exec_order       = LINEAR
    lock_timeout     = "10s"
  }
}
