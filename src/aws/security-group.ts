import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type IpPermission,
  paginateDescribeSecurityGroupRules,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { retryOn } from '../cloud/waiting.ts'
import { given } from '../model/given.ts'
import { ENDPOINT_GROUP, groupName } from '../model/names.ts'
import { removeWhenFree } from './ec2.ts'
import { differsIn, type ResourceKind } from './kind.ts'
import { expiryIn, ownFilter, taggedUntil } from './tags.ts'

/** Who may reach the host, and the endpoints that were made for it. Rules are compared by what they open, never by their description. */
export const securityGroup: ResourceKind<'security-group'> = {
  observe: async (cloud) => {
    const { SecurityGroups = [] } = await cloud.ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [ownFilter(cloud.scope)] }),
    )
    return Promise.all(
      SecurityGroups.map(async ({ GroupId, GroupName, VpcId, Tags }) => {
        const id = given(GroupId, 'a security group id')
        const rules = await rulesOf(cloud, id)
        const lines = (egress: boolean): string[] =>
          rules
            .filter((rule) => (rule.IsEgress === true) === egress)
            .map(lineOf)
            .sort()
        const ruleIds: Record<string, string[]> = {}
        for (const rule of rules) {
          const line = lineOf(rule)
          ruleIds[line] = [...(ruleIds[line] ?? []), given(rule.SecurityGroupRuleId, 'a rule id')]
        }
        return {
          kind: 'security-group',
          key: GroupName === groupName(cloud.scope, ENDPOINT_GROUP) ? ENDPOINT_GROUP : 'security-group',
          id,
          state: { vpc: given(VpcId, 'a VPC id'), ingress: lines(false), egress: lines(true) },
          details: { ruleIds, expiresAt: expiryIn(Tags) },
        }
      }),
    )
  },

  create: async (cloud, { key, state, creation }, resolve) => {
    const { GroupId } = await retryOn(
      cloud,
      { what: 'security group', seconds: 60, errors: ['InvalidVpcID.NotFound'] },
      () =>
        cloud.ec2.send(
          new CreateSecurityGroupCommand({
            GroupName: groupName(cloud.scope, key),
            Description: `Vispyr deployment ${cloud.scope.name}: ${key === ENDPOINT_GROUP ? 'endpoints' : 'dashboards, ingestion and queries'}`,
            VpcId: resolve(state.vpc),
            TagSpecifications: taggedUntil(cloud.scope, creation.expiresAt, 'security-group'),
          }),
        ),
    )
    const id = given(GroupId, 'a security group id')
    // A new group has the one rule for egress that is wanted.
    await retryOn(cloud, { what: `rules of ${id}`, seconds: 60, errors: ['InvalidGroup.NotFound'] }, () =>
      open(cloud, id, state.ingress),
    )
    return id
  },

  change: async (cloud, correction) => {
    const { observed, wanted } = correction
    const missing = (is: readonly string[], shouldBe: readonly string[]): string[] =>
      shouldBe.filter((line) => !is.includes(line))
    // What is missing is opened before what is too much is closed, so that a rule that merely changes never leaves a gap.
    if (differsIn(correction, 'ingress'))
      await open(cloud, observed.id, missing(observed.state.ingress, wanted.state.ingress))
    if (differsIn(correction, 'egress')) {
      const lines = missing(observed.state.egress, wanted.state.egress)
      if (lines.length > 0) {
        await cloud.ec2.send(
          new AuthorizeSecurityGroupEgressCommand({ GroupId: observed.id, IpPermissions: lines.map(permissionOf) }),
        )
      }
    }
    const idsOf = (lines: string[]): string[] => lines.flatMap((line) => observed.details.ruleIds[line] ?? [])
    const ingress = idsOf(missing(wanted.state.ingress, observed.state.ingress))
    const egress = idsOf(missing(wanted.state.egress, observed.state.egress))
    if (ingress.length > 0) {
      await cloud.ec2.send(
        new RevokeSecurityGroupIngressCommand({ GroupId: observed.id, SecurityGroupRuleIds: ingress }),
      )
    }
    if (egress.length > 0) {
      await cloud.ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: observed.id, SecurityGroupRuleIds: egress }))
    }
  },

  remove: (cloud, { id }) =>
    removeWhenFree(cloud, `security group ${id}`, () =>
      cloud.ec2.send(new DeleteSecurityGroupCommand({ GroupId: id })),
    ),
}

/** All rules of a security group. */
export const rulesOf = async (cloud: Cloud, group: string): Promise<SecurityGroupRule[]> => {
  const rules: SecurityGroupRule[] = []
  const pages = paginateDescribeSecurityGroupRules(
    { client: cloud.ec2 },
    { Filters: [{ Name: 'group-id', Values: [group] }] },
  )
  for await (const { SecurityGroupRules = [] } of pages) rules.push(...SecurityGroupRules)
  return rules
}

const open = async (cloud: Cloud, group: string, lines: readonly string[]): Promise<void> => {
  if (lines.length === 0) return
  await cloud.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions: lines.map(permissionOf) }),
  )
}

/** A rule in one line: `tcp 443 from 0.0.0.0/0`, `udp 1-9 from sg-0abc`, `all to 0.0.0.0/0`. */
export const lineOf = (rule: SecurityGroupRule): string => {
  const { IpProtocol, FromPort, ToPort, IsEgress, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } = rule
  const ports = FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`
  const traffic = IpProtocol === '-1' ? 'all' : `${IpProtocol} ${ports}`
  return `${traffic} ${IsEgress ? 'to' : 'from'} ${CidrIpv4 ?? CidrIpv6 ?? PrefixListId ?? ReferencedGroupInfo?.GroupId}`
}

/** The other way round, for the lines that the product itself wants: TCP to one port, or everything. */
const permissionOf = (line: string): IpPermission => {
  const [, port, cidr] = /^(?:tcp (\d+)|all) (?:from|to) (\S+)$/.exec(line) ?? []
  const IpRanges = [{ CidrIp: given(cidr, `a range in '${line}'`), Description: 'vispyr' }]
  return port === undefined
    ? { IpProtocol: '-1', IpRanges }
    : { IpProtocol: 'tcp', FromPort: Number(port), ToPort: Number(port), IpRanges }
}
