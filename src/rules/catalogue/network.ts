import autoscalerDownToOne from '../autoscaler-down-to-one.ts';
import autoscalerExceedsCapacity from '../autoscaler-exceeds-capacity.ts';
import autoscalerOfOneSize from '../autoscaler-of-one-size.ts';
import autoscalerWithoutRequests from '../autoscaler-without-requests.ts';
import autoscalersExceedCapacity from '../autoscalers-exceed-capacity.ts';
import conflictingAutoscalers from '../conflicting-autoscalers.ts';
import disruptionBudgetAboveAutoscalerMinimum from '../disruption-budget-above-autoscaler-minimum.ts';
import disruptionBudgetExhausted from '../disruption-budget-exhausted.ts';
import disruptionBudgetNeverAllows from '../disruption-budget-never-allows.ts';
import disruptionBudgetWithoutPods from '../disruption-budget-without-pods.ts';
import endpointAtMetadataService from '../endpoint-at-metadata-service.ts';
import exposedAdminInterface from '../exposed-admin-interface.ts';
import externalNameUnresolvable from '../external-name-unresolvable.ts';
import gatewayClassNotAccepted from '../gateway-class-not-accepted.ts';
import gatewayClassUnused from '../gateway-class-unused.ts';
import gatewayListenerUnresolved from '../gateway-listener-unresolved.ts';
import gatewayNotProgrammed from '../gateway-not-programmed.ts';
import gatewayWithoutRoutes from '../gateway-without-routes.ts';
import ingressClassMissing from '../ingress-class-missing.ts';
import ingressForAnyHost from '../ingress-for-any-host.ts';
import ingressRouteConflict from '../ingress-route-conflict.ts';
import ingressSnippet from '../ingress-snippet.ts';
import ingressTlsSecretMissing from '../ingress-tls-secret-missing.ts';
import ingressWithoutClass from '../ingress-without-class.ts';
import loadBalancerPending from '../load-balancer-pending.ts';
import localTrafficPolicyGap from '../local-traffic-policy-gap.ts';
import misdirectedGatewayRoute from '../misdirected-gateway-route.ts';
import nodeDrainBlocked from '../node-drain-blocked.ts';
import nodeLossExceedsCapacity from '../node-loss-exceeds-capacity.ts';
import overlappingDisruptionBudgets from '../overlapping-disruption-budgets.ts';
import podPastClusterDns from '../pod-past-cluster-dns.ts';
import replicasInOneZone from '../replicas-in-one-zone.ts';
import replicasOnOneNode from '../replicas-on-one-node.ts';
import routeBackendMissing from '../route-backend-missing.ts';
import routeNotAccepted from '../route-not-accepted.ts';
import type { Rule } from '../rule.ts';
import serviceExternalIps from '../service-external-ips.ts';
import serviceNamedPortMissing from '../service-named-port-missing.ts';
import serviceOpenToOutside from '../service-open-to-outside.ts';
import servicePortUndeclared from '../service-port-undeclared.ts';
import serviceWithoutEndpoints from '../service-without-endpoints.ts';
import spreadConstraintWithoutOwnPods from '../spread-constraint-without-own-pods.ts';
import unhealthyEvictionPolicyUnset from '../unhealthy-eviction-policy-unset.ts';
import unknownEnvironmentAddress from '../unknown-environment-address.ts';
import workloadWithoutDisruptionBudget from '../workload-without-disruption-budget.ts';

/**
 * Of Services, the ways to them, and what keeps workloads available; in the order of the catalogue.
 * `autoscaler-without-requests` covers `autoscaler-inactive` and has to stand before it.
 */
export const NETWORK_RULES: readonly Rule[] = [
  gatewayNotProgrammed,
  gatewayListenerUnresolved,
  routeNotAccepted,
  routeBackendMissing,
  ingressClassMissing,
  ingressTlsSecretMissing,
  serviceNamedPortMissing,
  serviceWithoutEndpoints,
  loadBalancerPending,
  externalNameUnresolvable,
  autoscalerWithoutRequests,
  overlappingDisruptionBudgets,
  disruptionBudgetNeverAllows,
  disruptionBudgetAboveAutoscalerMinimum,
  disruptionBudgetExhausted,
  nodeDrainBlocked,
  replicasOnOneNode,
  replicasInOneZone,
  workloadWithoutDisruptionBudget,
  conflictingAutoscalers,
  ingressRouteConflict,
  ingressWithoutClass,
  localTrafficPolicyGap,
  gatewayClassNotAccepted,
  autoscalerDownToOne,
  nodeLossExceedsCapacity,
  autoscalerExceedsCapacity,
  autoscalersExceedCapacity,
  disruptionBudgetWithoutPods,
  gatewayWithoutRoutes,
  gatewayClassUnused,
  endpointAtMetadataService,
  serviceExternalIps,
  exposedAdminInterface,
  ingressSnippet,
  serviceOpenToOutside,
  ingressForAnyHost,
  spreadConstraintWithoutOwnPods,
  autoscalerOfOneSize,
  servicePortUndeclared,
  unknownEnvironmentAddress,
  misdirectedGatewayRoute,
  podPastClusterDns,
  unhealthyEvictionPolicyUnset,
];
