/** Why a file is not brought over at all, in one sentence for the owner. */
export class EarlierDatabaseRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EarlierDatabaseRefusal';
  }
}
