import type { Readable } from 'node:stream';

/** One object of a store. */
export interface StoredObject {
  readonly name: string;
  readonly bytes: number;
}

/** Where backups are kept: a folder, or a bucket of an S3-compatible store. Names are plain, without slashes. */
export interface ObjectStore {
  /** For a person: the folder, or the address without anything secret. */
  readonly place: string;
  /**
   * Stores a file under a name that nothing has yet: all of it or nothing.
   *
   * @throws NameTakenError, and leaves what has the name as it is
   */
  put(name: string, path: string): Promise<void>;
  /** Every object, by name. */
  list(): Promise<StoredObject[]>;
  /** @throws when there is no such object */
  get(name: string): Promise<Readable>;
  /** Nothing happens when there is none. */
  remove(name: string): Promise<void>;
  /** Gives back what it holds, such as connections. */
  close(): void;
}

export class NameTakenError extends Error {
  constructor(name: string, place: string) {
    super(`${place} has ${name} already; nothing was overwritten.`);
    this.name = 'NameTakenError';
  }
}
