//! Strict JSON, RFC 8785 canonical form, digests and multibase
