/** So that a password manager keeps the password under a name. */
export function OwnerName() {
  return <input type="text" name="username" autoComplete="username" value="owner" readOnly hidden />;
}
