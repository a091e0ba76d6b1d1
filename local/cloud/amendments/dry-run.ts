import type { Amendment } from '../amendment.ts'
import { errorAnswer } from '../answer.ts'

/** Operations that moto carries out although they are a dry run, of those that the product and its neighbours use. */
const CARRIED_OUT = [
  'AcceptVpcPeeringConnection',
  'AssociateIamInstanceProfile',
  'AssociateRouteTable',
  'CreateNatGateway',
  'CreateRoute',
  'CreateRouteTable',
  'CreateSubnet',
  'CreateVpc',
  'CreateVpcEndpoint',
  'CreateVpcPeeringConnection',
  'DeleteRoute',
  'DeleteRouteTable',
  'DeleteSubnet',
  'DeleteVpc',
  'DeleteVpcEndpoints',
  'DeleteVpcPeeringConnection',
  'DisassociateIamInstanceProfile',
  'DisassociateRouteTable',
  'ModifyInstanceMetadataOptions',
  'ModifySubnetAttribute',
  'ModifyVpcAttribute',
  'ModifyVpcEndpoint',
  'ModifyVpcPeeringConnectionOptions',
  'ReplaceIamInstanceProfileAssociation',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
]

/** Dry runs that moto does not know as such: answered as AWS does, and nothing is done. */
export function dryRunAmendments(): Amendment[] {
  return [
    {
      service: 'ec2',
      operations: CARRIED_OUT,
      handle: async (request, next) =>
        request.dryRun
          ? errorAnswer('ec2', 412, 'DryRunOperation', 'Request would have succeeded, but DryRun flag is set.')
          : next(request),
    },
  ]
}
