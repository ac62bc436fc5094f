import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { pinLogicalId } from './pin-logical-id.ts';

const FETCH_AND_START_S = 1800;
const RESTORE_S = 3600;
const STATUS_S = 60;

const BOOTSTRAP = join(import.meta.dirname, '..', '..', 'host', 'bootstrap.sh');

interface HostDocumentsProps {
  /** The only place that releases are fetched from. */
  readonly releases: Bucket;
  /** Shell variables that the bootstrap of the host works with. */
  readonly variables: Readonly<Record<string, string>>;
}

interface DocumentProps {
  readonly description: string;
  readonly runCommand: string[];
  readonly timeoutSeconds: number;
  readonly parameters: Readonly<Record<string, object>>;
}

/**
 * What may be asked of the host from outside: to activate a release, to run one of its verbs, and to tell how it is, which is
 * a document of its own because a release asks for that and for no other verb.
 *
 * Whoever may send these documents, and no other, cannot run anything else there.
 */
export class HostDocuments extends Construct {
  readonly activateName: string;
  readonly commandName: string;
  readonly statusName: string;

  constructor(scope: Construct, id: string, { releases, variables }: HostDocumentsProps) {
    super(scope, id);
    this.activateName = this.document('ActivateDocument', {
      description: 'Fetches a release, checks its SHA-256, and activates it',
      runCommand: activation(variables),
      timeoutSeconds: FETCH_AND_START_S,
      parameters: {
        ReleaseId: text('Name of the release', '^[0-9A-Za-z.-]{1,64}$'),
        ReleaseSha256: text('SHA-256 of its archive', '^[0-9a-f]{64}$'),
        ReleaseUrl: text('Where it can be fetched for some minutes', presignedUrlOf(releases)),
      },
    });
    const runCommand = linesOf(join(import.meta.dirname, 'run-command.sh'));
    this.commandName = this.document('CommandDocument', {
      description: 'Runs one of the verbs of the host',
      runCommand,
      timeoutSeconds: RESTORE_S,
      parameters: {
        Verb: {
          type: 'String',
          description: 'What to do',
          allowedValues: ['rollback', 'backup', 'drill', 'restore', 'doctor', 'stop'],
        },
        Argument: { ...text('To what', '^[0-9A-Za-z._-]{0,128}$'), default: '' },
      },
    });
    this.statusName = this.document('StatusDocument', {
      description: 'Tells which releases the host has, and how it is',
      runCommand: runCommand.map((line) =>
        line.replace('{{ Verb }}', 'status').replace('{{ Argument }}', ''),
      ),
      timeoutSeconds: STATUS_S,
      parameters: {},
    });
  }

  private document(
    id: string,
    { description, runCommand, timeoutSeconds, parameters }: DocumentProps,
  ): string {
    const document = new CfnDocument(this, id, {
      documentType: 'Command',
      documentFormat: 'JSON',
      targetType: '/AWS::EC2::Instance',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '2.2',
        description,
        parameters,
        mainSteps: [
          {
            action: 'aws:runShellScript',
            name: 'run',
            precondition: { StringEquals: ['platformType', 'Linux'] },
            inputs: { timeoutSeconds: String(timeoutSeconds), runCommand },
          },
        ],
      },
    });
    pinLogicalId(document, id);
    return document.ref;
  }
}

const text = (description: string, allowedPattern: string) => ({
  type: 'String',
  description,
  allowedPattern,
});

/** An address of the bucket with its signature; no quote, no blank, nothing else a shell would read within quotes. */
const presignedUrlOf = ({ bucketName }: Bucket) =>
  `^https://${bucketName}[.]s3[.][a-z0-9-]+[.]amazonaws[.]com/[0-9A-Za-z._/-]+[?][0-9A-Za-z._~%&=+-]+$`;

/** The bootstrap goes with it: it is read anew with each release, and may be run as often as one likes. */
function activation(variables: HostDocumentsProps['variables']): string[] {
  return linesOf(join(import.meta.dirname, 'activate-release.sh')).flatMap((line) => {
    if (line === '# @variables')
      return Object.entries(variables).map(([name, value]) => `export ${name}=${value}`);
    if (line === '# @bootstrap') return linesOf(BOOTSTRAP);
    return [line];
  });
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}
