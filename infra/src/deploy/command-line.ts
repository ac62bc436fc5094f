import { parseArgs } from 'node:util';
import { DeployError } from './deploy-error.ts';
import type { Wishes } from './deployment.ts';

export const HELP = `npm run deploy -- VERB

  plan       what "up" would change, and what it would refuse
  up         sets everything up, or brings it up to date, to the address of the running app
  release    brings what is checked out here to the running app
  rollback   goes back to the release before
  backup     makes a backup now
  restore    lists the backups; with a name, "newest" or a file, puts that one in the place of the database
  drill      proves that the newest backup can be restored
  doctor     checks this machine and the templates; with --live the account, the instance and the address too
  cost       what it costs each month
  destroy    takes everything down, after the last backup has arrived here

  --region R          else the one of last time, AWS_REGION, or a question
  --email E           for alarms; else DEPLOY_EMAIL or a question
  --instance-type T   t4g.micro (the default) or t3.micro; when it is set up only
  --domain D          a name of your own; CloudFormation tells which records its DNS needs
  --new-password      with "up": another password, also when the old one is forgotten
  --budget USD        the monthly budget whose alarms you get
  --time-zone Z       where your days begin, such as Europe/Berlin; else that of this machine when it is set up
  --github OWNER/NAME the repository whose main branch releases by itself; --github-provider existing
                      where the account trusts GitHub already

  Without a terminal the password comes from DEPLOY_PASSWORD. DEPLOY_BACKUP_PASSPHRASE, told once to "up", encrypts backups.
  Every verb may be stopped and run again: it goes on where it stopped.`;

/** What was asked for, taken apart. */
export interface CommandLine {
  readonly verb: string;
  readonly rest: readonly string[];
  readonly isLive: boolean;
  readonly region: string | undefined;
  readonly wishes: Wishes;
}

const OPTIONS = {
  region: { type: 'string' },
  email: { type: 'string' },
  'instance-type': { type: 'string' },
  domain: { type: 'string' },
  budget: { type: 'string' },
  'time-zone': { type: 'string' },
  github: { type: 'string' },
  'github-provider': { type: 'string' },
  'new-password': { type: 'boolean', default: false },
  live: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const filled = (value: string | undefined) => (value === '' ? undefined : value);

/** @throws DeployError for an option that there is not */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [verb = 'help', ...rest] = positionals;
    if (values.budget !== undefined && !/^[1-9]\d{0,5}$/.test(values.budget))
      throw new DeployError(`--budget ${values.budget}: it takes whole US dollars, such as 20.`);
    return {
      verb: values.help ? 'help' : verb,
      rest,
      isLive: values.live,
      region: values.region,
      wishes: {
        email: values.email ?? filled(environment.DEPLOY_EMAIL),
        password: filled(environment.DEPLOY_PASSWORD),
        isPasswordNew: values['new-password'],
        backupPassphrase: filled(environment.DEPLOY_BACKUP_PASSPHRASE),
        instanceType: values['instance-type'],
        domain: values.domain,
        budget: values.budget,
        timeZone: values['time-zone'],
        repository: values.github,
        gitHubProvider: values['github-provider'],
      },
    };
  } catch (error) {
    if (error instanceof DeployError) throw error;
    const [fault] = (error as Error).message.split('. ');
    throw new DeployError(`${fault ?? ''}. These there are:\n\n${HELP}`);
  }
}
