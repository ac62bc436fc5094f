/** What is made and proved on this machine. */
export interface Workshop {
  /** Argon2id, as the app itself keeps it. @throws DeployError when the password is too short or too long */
  readonly hash: (password: string) => Promise<string>;
  /** The release of what is checked out here, for the processor of the instance. */
  readonly release: (architecture: Architecture) => Promise<ReleaseFile>;
  /** Folder of the built frontend. */
  readonly frontend: () => Promise<string>;
  /**
   * Restores a backup aside and compares its figures with those of the day it was made.
   *
   * @returns what was found, line by line
   * @throws DeployError when it cannot be restored or differs
   */
  readonly proveBackup: (path: string, passphrase: string | null) => Promise<readonly string[]>;
  /** Folder for what is brought home, such as the last backup. */
  readonly keepFolder: string;
}

export type Architecture = 'arm64' | 'x64';

/** A release as one file. */
export interface ReleaseFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}
