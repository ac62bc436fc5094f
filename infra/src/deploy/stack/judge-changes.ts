import type { Change } from '../cloud/stack-values.ts';

/** What holds the owner's data, or is bound to what does. */
const GUARDED: readonly string[] = ['AWS::EC2::Instance', 'AWS::EC2::Volume', 'AWS::S3::Bucket'];

/**
 * The changes that would replace or remove the instance, a volume or a bucket.
 *
 * What CloudFormation calls conditional counts as well: it says so when it does not know yet.
 */
export function refusedChanges(changes: readonly Change[]): Change[] {
  return changes.filter(
    (change) =>
      GUARDED.includes(change.type) &&
      (change.action === 'Remove' || (change.action === 'Modify' && change.replacement !== 'False')),
  );
}

const SIGNS: Readonly<Record<Change['action'], string>> = {
  Add: '+',
  Modify: '~',
  Remove: '-',
  Import: '+',
  Dynamic: '?',
  SyncWithActual: '~',
};

/** `S3 bucket` for `AWS::S3::Bucket`, `EC2 VPC gateway attachment` for `AWS::EC2::VPCGatewayAttachment`. */
export function plainType(type: string): string {
  const [, service = '', kind = ''] = type.split('::');
  const words = kind.replaceAll(/([a-z])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4').split(' ');
  return [service, ...words.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))].join(' ');
}

/** One line for one change. */
export function changeLine(change: Change): string {
  const { action, resource, type, replacement, properties } = change;
  const isReplaced = action === 'Modify' && replacement !== 'False';
  const fate = replacement === 'True' ? '  REPLACED' : '  may be REPLACED';
  const how = isReplaced ? fate : '';
  const what = properties.length > 0 && action === 'Modify' ? `  ${properties.join(', ')}` : '';
  return `  ${isReplaced ? '±' : SIGNS[action]} ${resource} (${plainType(type)})${what}${how}`;
}
