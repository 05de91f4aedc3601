-- Who may do what, where and since when. A person wears one hat (post) at a time; rights are looked up
-- at the moment of each transaction, so a post that ends stops working in every open tab.
CREATE SCHEMA IF NOT EXISTS office;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One row per person who can be named in the office. Passwords and sessions are in schema auth.
CREATE TABLE office.people (
  person_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  full_name text NOT NULL CHECK (length(full_name) BETWEEN 2 AND 200),
  position_title text CHECK (length(position_title) <= 200),
  phone text CHECK (length(phone) <= 50),
  email text CHECK (length(email) <= 254 AND position('@' IN email) > 1),
  is_demonstration boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX people_email ON office.people (lower(email)) WHERE email IS NOT NULL;

-- One row per hat: a person in a role over a scope, from one instant to another.
-- scope_id: area and region '1' to '9', province 'TH-74', district '7401', agency 'agency:…', nation ''.
CREATE TABLE office.posts (
  post_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES office.people,
  role text NOT NULL,
  scope_kind text NOT NULL CHECK (
    scope_kind IN ('nation', 'area', 'region', 'province', 'district', 'agency')
  ),
  scope_id text NOT NULL,
  from_at timestamptz NOT NULL DEFAULT now(),
  until_at timestamptz,
  appointed_by uuid REFERENCES office.people,
  version integer NOT NULL DEFAULT 1,
  CHECK (until_at IS NULL OR until_at >= from_at),
  CHECK ((scope_kind = 'nation') = (scope_id = '')),
  CHECK (scope_kind NOT IN ('area', 'region') OR scope_id ~ '^[1-9]$'),
  CHECK (scope_kind <> 'province' OR scope_id ~ '^TH-[0-9]{2}$'),
  CHECK (scope_kind <> 'district' OR scope_id ~ '^[0-9]{4}$')
);
CREATE INDEX posts_person ON office.posts (person_id, from_at);
CREATE INDEX posts_scope ON office.posts (scope_kind, scope_id);
