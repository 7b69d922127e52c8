-- `email_key` is the SHA-256 (hexadecimal) of the address in lower case: addresses are longer than a key may be.
CREATE TABLE users (
    id {uuid} NOT NULL PRIMARY KEY,
    email_key {key} NOT NULL,
    email {text} NOT NULL,
    password_hash {text} NOT NULL,
    first_name {text},
    last_name {text},
    phone {text},
    status {key} NOT NULL CHECK (status IN ('active', 'deleted')),
    email_verified_at BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (email_key)
) {clustered};

CREATE TABLE addresses (
    id {uuid} NOT NULL PRIMARY KEY,
    user_id {uuid} NOT NULL,
    name {text} NOT NULL,
    line1 {text} NOT NULL,
    line2 {text},
    city {text} NOT NULL,
    region {text},
    postal_code {text} NOT NULL,
    country {key} NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    FOREIGN KEY (user_id) REFERENCES users (id)
) {clustered};
CREATE INDEX addresses_user_id ON addresses (user_id, id);

-- A mirror of roles.toml, so that reports and operators can ask who may do what.
CREATE TABLE roles (
    name {key} NOT NULL PRIMARY KEY
) {clustered};
CREATE TABLE permissions (
    role {key} NOT NULL,
    permission {key} NOT NULL,
    PRIMARY KEY (role, permission),
    FOREIGN KEY (role) REFERENCES roles (name)
) {clustered};
CREATE TABLE user_roles (
    user_id {uuid} NOT NULL,
    role {key} NOT NULL,
    PRIMARY KEY (user_id, role),
    FOREIGN KEY (user_id) REFERENCES users (id)
) {clustered};

CREATE TABLE sessions (
    id {uuid} NOT NULL PRIMARY KEY,
    user_id {uuid} NOT NULL,
    device {text},
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    FOREIGN KEY (user_id) REFERENCES users (id)
) {clustered};
CREATE INDEX sessions_user_id ON sessions (user_id, id);
CREATE INDEX sessions_expires_at ON sessions (expires_at);

-- Every token of a family (session), so that one that comes back after its use is recognised.
CREATE TABLE refresh_tokens (
    token_hash {key} NOT NULL PRIMARY KEY,
    session_id {uuid} NOT NULL,
    issued_at BIGINT NOT NULL,
    used_at BIGINT,
    FOREIGN KEY (session_id) REFERENCES sessions (id)
) {clustered};
CREATE INDEX refresh_tokens_session_id ON refresh_tokens (session_id);

-- No foreign key: a request for an unknown address writes and removes a row of nobody, to cost the same.
CREATE TABLE password_resets (
    token_hash {key} NOT NULL PRIMARY KEY,
    user_id {uuid} NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) {clustered};
CREATE INDEX password_resets_user_id ON password_resets (user_id);
CREATE INDEX password_resets_expires_at ON password_resets (expires_at);

-- Ed25519 keys, PKCS #8 in base64. The one without retired_at signs.
CREATE TABLE signing_keys (
    id {key} NOT NULL PRIMARY KEY,
    private_key {text} NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT
) {clustered};
