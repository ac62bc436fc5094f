import type { Generated } from 'kysely';

/** The password of the owner, in one row; without it the app is open, or the environment has the hash. */
export interface OwnerPasswordTable {
  id: 1;
  hash: string;
  set_at: string;
}

/** A browser that is logged in. What it holds is kept as its hash alone. */
export interface SessionTable {
  id: Generated<number>;
  secret_hash: string;
  /** Of the password that it began under; under another one it is over. */
  password_mark: string;
  method: 'password' | 'passkey';
  address: string;
  browser: string;
  created_at: string;
  seen_at: string;
}

export type TokenScope = 'read' | 'full';

/** What a script comes with. */
export interface ApiTokenTable {
  id: Generated<number>;
  name: string;
  secret_hash: string;
  scope: TokenScope;
  created_at: string;
  used_at: string | null;
}

/** A key that a device or a password manager holds; here is only what checks it. */
export interface PasskeyTable {
  id: Generated<number>;
  name: string;
  /** In base64url; likewise the key. */
  credential_id: string;
  public_key: string;
  counter: number;
  /** The host name that it was made for. */
  site: string;
  created_at: string;
  used_at: string | null;
}

/** Who gets in. No nouns: nothing here is part of History, undo or export. */
export interface AccessTables {
  owner_password: OwnerPasswordTable;
  sessions: SessionTable;
  api_tokens: ApiTokenTable;
  passkeys: PasskeyTable;
}
