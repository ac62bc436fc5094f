import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import { type Deployment, SECRETS } from '../deployment.ts';

const EMAIL = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;
const TRIES = 3;

/** The address for alarms: told, or known from an earlier run, or asked for. */
export async function askEmail(
  { wishes, terminal }: Deployment,
  stacks: readonly (Stack | null)[],
): Promise<string> {
  const known = wishes.email ?? stacks.map((stack) => stack?.parameters.OwnerEmail).find(Boolean);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const email = known ?? (await terminal.ask('E-mail address for alarms'));
    if (EMAIL.test(email)) return email;
    if (known !== undefined) throw new DeployError(`--email ${email}: that is no e-mail address.`);
    terminal.say(`"${email}" is no e-mail address.`);
  }
  throw new DeployError('No e-mail address was given; nothing was made.');
}

async function askPassword({ terminal, workshop }: Deployment): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const password = await terminal.askSecret('Choose the password of your portfolio (Ctrl-C to stop here)');
    try {
      const hash = await workshop.hash(password);
      if ((await terminal.askSecret('The same once more')) === password) return hash;
      terminal.say('The two differ.');
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      terminal.say(error.message);
    }
  }
  throw new DeployError('No password was chosen; nothing was made.');
}

/**
 * Keeps the hash of the password in the account, once, or again where a new one is wished. The password itself never
 * leaves this machine.
 */
export async function keepPassword(deployment: Deployment): Promise<void> {
  const { cloud, wishes, workshop } = deployment;
  const isKept = (await cloud.parameters.read(SECRETS.passwordHash)) !== null;
  if (!isKept || wishes.isPasswordNew === true) {
    const hash =
      wishes.password === undefined ? await askPassword(deployment) : await workshop.hash(wishes.password);
    if (isKept) await cloud.parameters.remove(SECRETS.passwordHash);
    await cloud.parameters.keep(SECRETS.passwordHash, hash);
  }
  if (wishes.backupPassphrase !== undefined) await keepPassphrase(deployment, wishes.backupPassphrase);
}

/** @throws DeployError when the backups have another one already, which those there are need */
async function keepPassphrase({ cloud }: Deployment, passphrase: string): Promise<void> {
  if (await cloud.parameters.keep(SECRETS.backupPassphrase, passphrase)) return;
  if ((await cloud.parameters.read(SECRETS.backupPassphrase)) === passphrase) return;
  throw new DeployError(
    `DEPLOY_BACKUP_PASSPHRASE is another one than the backups have, and those there are need the old one. Leave it away; to change it, remove ${SECRETS.backupPassphrase} in the console of Systems Manager first, and keep the old one for the old backups.`,
  );
}
