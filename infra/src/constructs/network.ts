import { CfnCondition, Fn, Token } from 'aws-cdk-lib';
import {
  CfnInternetGateway,
  CfnRoute,
  CfnRouteTable,
  CfnSecurityGroup,
  CfnSecurityGroupIngress,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
  CfnVPC,
  CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { pinLogicalId } from './pin-logical-id.ts';

/** Everything in the network has an address of these; CloudFront's way in too, so this is the proxy to trust. */
export const NETWORK_CIDR = '10.41.0.0/24';
const SUBNET_CIDR = '10.41.0.0/25';

/** Where the server listens. */
export const SERVER_PORT = 8000;

interface NetworkProps {
  /** Zone to build in; empty for the first one of the region. */
  readonly availabilityZone: string;
  /** AWS's own list of the addresses that CloudFront reaches origins from. */
  readonly cloudFrontPrefixListId: string;
  /** The security group of CloudFront's way into this network; empty until it exists. */
  readonly originSecurityGroupId: string;
}

/**
 * A network with one subnet and nobody let in but CloudFront.
 *
 * The host has a public address because it has to reach out (prices, updates, AWS) and a NAT gateway costs three times as
 * much as the host. No rule admits anybody to that address: CloudFront comes through an interface of its own inside the
 * subnet. Until that interface exists nobody knows its group, so the first rule admits CloudFront's addresses at large,
 * and the group takes its place when it is given.
 */
export class Network extends Construct {
  readonly subnetId: string;
  readonly availabilityZone: string;
  readonly securityGroupId: string;
  readonly vpcId: string;
  /** CloudFront finds its way in only when this stands. */
  readonly gatewayAttachment: CfnVPCGatewayAttachment;
  /** A host reaches nothing before this stands. */
  readonly wayOut: CfnRoute;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const vpc = new CfnVPC(this, 'Vpc', {
      cidrBlock: NETWORK_CIDR,
      enableDnsHostnames: true,
      enableDnsSupport: true,
    });
    const gateway = new CfnInternetGateway(this, 'Gateway');
    this.gatewayAttachment = new CfnVPCGatewayAttachment(this, 'GatewayAttachment', {
      vpcId: vpc.ref,
      internetGatewayId: gateway.ref,
    });
    const subnet = new CfnSubnet(this, 'Subnet', {
      vpcId: vpc.ref,
      cidrBlock: SUBNET_CIDR,
      availabilityZone: this.zone(props.availabilityZone),
      mapPublicIpOnLaunch: true,
    });
    this.wayOut = this.routeOut(vpc, subnet, gateway);
    const group = new CfnSecurityGroup(this, 'HostGroup', {
      vpcId: vpc.ref,
      groupDescription: 'The host: in from CloudFront only, out to the web only',
      securityGroupEgress: [443, 80].map((port) => ({
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
        cidrIp: '0.0.0.0/0',
        description: port === 443 ? 'AWS, providers of prices' : 'Packages of Ubuntu, which are signed',
      })),
    });
    this.letCloudFrontIn(group, props);
    pinLogicalId(vpc, 'Vpc');
    pinLogicalId(subnet, 'Subnet');
    pinLogicalId(group, 'HostSecurityGroup');
    this.vpcId = vpc.ref;
    this.subnetId = subnet.ref;
    this.availabilityZone = subnet.attrAvailabilityZone;
    this.securityGroupId = group.attrGroupId;
  }

  private zone(availabilityZone: string): string {
    const isChosen = new CfnCondition(this, 'ZoneIsChosen', {
      expression: Fn.conditionNot(Fn.conditionEquals(availabilityZone, '')),
    });
    isChosen.overrideLogicalId('ZoneIsChosen');
    return Token.asString(Fn.conditionIf(isChosen.logicalId, availabilityZone, Fn.select(0, Fn.getAzs())));
  }

  private routeOut(vpc: CfnVPC, subnet: CfnSubnet, gateway: CfnInternetGateway): CfnRoute {
    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId: vpc.ref });
    new CfnSubnetRouteTableAssociation(this, 'RouteTableOfSubnet', {
      subnetId: subnet.ref,
      routeTableId: routeTable.ref,
    });
    const route = new CfnRoute(this, 'WayOut', {
      routeTableId: routeTable.ref,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: gateway.ref,
    });
    route.addResourceDependency(this.gatewayAttachment);
    return route;
  }

  private letCloudFrontIn(group: CfnSecurityGroup, props: NetworkProps): void {
    const isKnown = new CfnCondition(this, 'OriginGroupIsKnown', {
      expression: Fn.conditionNot(Fn.conditionEquals(props.originSecurityGroupId, '')),
    });
    const isUnknown = new CfnCondition(this, 'OriginGroupIsUnknown', {
      expression: Fn.conditionNot(isKnown),
    });
    isKnown.overrideLogicalId('OriginGroupIsKnown');
    isUnknown.overrideLogicalId('OriginGroupIsUnknown');
    const rule = {
      groupId: group.attrGroupId,
      ipProtocol: 'tcp',
      fromPort: SERVER_PORT,
      toPort: SERVER_PORT,
    };
    const byGroup = new CfnSecurityGroupIngress(this, 'FromOriginGroup', {
      ...rule,
      description: 'CloudFront, through its interface in this network',
      sourceSecurityGroupId: props.originSecurityGroupId,
    });
    const byAddress = new CfnSecurityGroupIngress(this, 'FromCloudFront', {
      ...rule,
      description: 'CloudFront, until its interface in this network is known',
      sourcePrefixListId: props.cloudFrontPrefixListId,
    });
    byGroup.cfnOptions.condition = isKnown;
    byAddress.cfnOptions.condition = isUnknown;
  }
}
