import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostStatus } from '../host/host-status.ts';
import { outputOf } from '../stack/live-stack.ts';
import { timeZoneOf } from '../stack/time-zone.ts';
import { type Check, type Checklist, type Finding, note, right, rightIf, wrong } from './check.ts';
import type { LiveScene } from './live-scene.ts';
import { inside, instanceIn, listIn } from './template-facts.ts';

const UNITS = join(import.meta.dirname, '..', '..', '..', 'host', 'units');
const unit = (name: string) => readFileSync(join(UNITS, name), 'utf8');

/** Directives of the unit without which it is not hardened, or does not come back by itself. */
const HARDENED = ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'ProtectHome=yes', 'PrivateTmp=yes'];
const RETURNING = ['Restart=always', 'WatchdogSec='];

function hasLines(name: string, lines: readonly string[]): Finding {
  const text = unit(name);
  const missing = lines.filter((line) => !text.split('\n').some((each) => each.startsWith(line)));
  return rightIf(missing.length === 0, `${name} lacks ${missing.join(', ')}.`);
}

/** What the instance's own doctor says of the items whose names match. */
const itemsLike =
  (pattern: RegExp) =>
  async ({ hostItems }: LiveScene): Promise<Finding> => {
    const items = (await hostItems()).filter(({ name }) => pattern.test(name));
    if (items.length === 0) return wrong('The instance does not tell; its release is an older one.');
    const bad = items.filter(({ ok }) => !ok);
    return rightIf(
      bad.length === 0,
      bad.map(({ name, remedy = '' }) => `Not so: ${name}. On the instance: ${remedy}.`).join(' '),
    );
  };

const RELEASE = 'npm run deploy -- release';

/** An item that the instance's own doctor looks at. */
const onHost = (item: string, pattern: RegExp, remedy: string, covers: readonly string[]): Check => ({
  item,
  remedy,
  covers,
  there: itemsLike(pattern),
});

/** The instance and what runs on it. */
export const OF_THE_HOST: Checklist = {
  name: 'Instance',
  checks: [
    {
      item: 'The instance runs, is of a known type, and its image is decided once',
      remedy: 'Start it in the console of EC2; what is on it is kept.',
      covers: ['EC2 instance launched (t3.micro, Ubuntu 24.04)'],
      here: (deployment) =>
        rightIf(inside(instanceIn(deployment).ImageId, 'Ref') === 'AmiId', 'Its image may change by itself.'),
      there: async ({ machine }) => {
        const found = await machine();
        return rightIf(found?.state === 'running', `It is ${found?.state ?? 'gone'}.`);
      },
    },
    {
      item: 'Its metadata is given to those who hold a token only, and its disks are encrypted',
      remedy: 'npm run deploy -- up',
      covers: [],
      here: (deployment) => {
        const instance = instanceIn(deployment);
        const disks = listIn(instance.BlockDeviceMappings);
        return rightIf(
          inside(instance.MetadataOptions, 'HttpTokens') === 'required' &&
            disks.length > 0 &&
            disks.every((disk) => inside(disk, 'Ebs', 'Encrypted') === true),
          'The template does not say so.',
        );
      },
      there: async ({ machine }) =>
        rightIf((await machine())?.hasTokensOnly === true, 'Metadata is given without a token.'),
    },
    {
      item: 'It takes commands from Systems Manager',
      remedy: 'Restart it in the console of EC2.',
      covers: [],
      there: async ({ deployment, stack }) => {
        const instance = outputOf(await stack(), 'InstanceId');
        return rightIf(await deployment.cloud.commands.isListening(instance), 'It does not report.');
      },
    },
    {
      item: 'A release with its own Node is active in /opt/etf-portfolio',
      remedy: RELEASE,
      covers: [
        'Python 3.12 and UV installed on EC2',
        'Application code deployed to `/opt/etf-portfolio`',
        'Dependencies installed (`uv sync --all-extras`)',
        'Application directory owned by `ubuntu` user',
      ],
      there: async ({ deployment, stack }) => {
        const status = await hostStatus(deployment, await stack());
        return status === null ? wrong('There is none.') : right;
      },
    },
    onHost('The server is healthy', /the server is healthy/, RELEASE, [
      'Service running and health check passing',
    ]),
    onHost(
      'It has not been restarted again and again, and its journal is quiet',
      /restarted again/,
      'aws logs tail, or `journalctl -u etf-portfolio` through Session Manager',
      ['Backend logs show no errors: `sudo journalctl -u etf-portfolio.service`'],
    ),
    {
      ...onHost('The service starts with the machine', /etf-portfolio\.(socket|service) starts/, RELEASE, [
        'Systemd service created and enabled',
        'Systemd service enabled for auto-start',
        'Service auto-starts after EC2 reboot',
      ]),
    },
    {
      item: 'The service is hardened',
      remedy: 'Put the lines back into infra/host/units/etf-portfolio.service.',
      covers: ['Systemd service has security hardening enabled'],
      here: () => hasLines('etf-portfolio.service', HARDENED),
    },
    {
      item: 'A service that fails or hangs is started again',
      remedy: 'Put the lines back into infra/host/units/etf-portfolio.service.',
      covers: ['Health check script with auto-restart'],
      here: () => hasLines('etf-portfolio.service', RETURNING),
    },
    onHost('A timer checks its health', /health\.timer/, RELEASE, ['Health check script configured']),
    onHost('A timer makes backups', /backup\.timer/, RELEASE, ['Database backups scheduled (cron job)']),
    onHost(
      'The newest backup is young, and the last restore drill went well',
      /newest backup|restore drill/,
      'npm run deploy -- backup, then drill',
      ['Database backups automated and tested'],
    ),
    onHost('Settings and secrets are for root alone', /settings and secrets/, RELEASE, [
      'Production `.env` file created',
    ]),
    onHost('The data is on its own volume, for the server alone', /the data is/, RELEASE, [
      'Database file has proper permissions (644)',
    ]),
    onHost('A password is set', /password is set/, 'npm run deploy -- up', []),
    onHost('It runs with what the account keeps for it', /newest settings/, 'npm run deploy -- up', []),
    {
      item: 'Its days begin where the owner is',
      remedy: 'npm run deploy -- up --time-zone Europe/Berlin',
      covers: [],
      there: async ({ deployment, stack }) => {
        const [there = 'UTC', here] = [(await stack()).parameters.TimeZone, timeZoneOf(deployment)];
        const move = `npm run deploy -- up --time-zone ${here}`;
        return there === here
          ? right
          : note(`They begin as in ${there}; this machine is in ${here}. To move there: ${move}.`);
      },
    },
    onHost('The disk has room, and the clock is right', /disk has room|clock/, 'Enlarge the volume.', []),
    {
      item: 'Neither debugging nor talkative logs are switched on',
      remedy: 'Take DEBUG and LOG_LEVEL out of infra/host/bootstrap.sh and the unit.',
      covers: [
        'DEBUG=False in backend `.env`',
        '`DEBUG=False` in production `.env`',
        '`LOG_LEVEL=INFO` (not DEBUG)',
      ],
      here: ({ blueprint: { app } }) => {
        const told = JSON.stringify(app) + unit('etf-portfolio.service');
        return rightIf(!/\bDEBUG=|LOG_LEVEL=DEBUG/.test(told), 'One of them is.');
      },
      there: async ({ deployment, address }) => {
        const answer = await deployment.web.get(`${await address()}/api/v1/nothing-of-that-name`);
        return rightIf(
          !/\bat .*\.[jt]s:\d/.test(answer?.text ?? ''),
          'An error shows where in the code it was.',
        );
      },
    },
    {
      item: 'Ubuntu updates its own packages',
      remedy: 'Take what switches unattended-upgrades off out of infra/host/bootstrap.sh.',
      covers: ['System packages updated regularly'],
      // Ubuntu's images for the cloud do so unless they are told otherwise.
      here: ({ blueprint: { app } }) =>
        rightIf(
          !/unattended-upgrades|APT::Periodic/.test(JSON.stringify(app)),
          'The first boot meddles with it.',
        ),
    },
  ],
};
