import { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Gives a resource the name by which CloudFormation knows it, whatever is moved around it in this code.
 *
 * CloudFormation takes another logical id for another resource: it makes a new, empty one and lets go of the old one. So whatever
 * holds data, or is waited for by name, is pinned.
 */
export function pinLogicalId(construct: Construct, logicalId: string): void {
  const resource = construct instanceof CfnResource ? construct : construct.node.defaultChild;
  if (!(resource instanceof CfnResource)) throw new Error(`${construct.node.path} is not one resource`);
  resource.overrideLogicalId(logicalId);
}
