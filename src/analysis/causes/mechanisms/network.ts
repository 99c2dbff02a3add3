import type { Mechanism } from '../mechanism.ts';
import { autoscalerWithoutMeasure } from './network/autoscaler-without-measure.ts';
import { endpointsNotWritten } from './network/endpoints-not-written.ts';
import { environmentAddressUnknown } from './network/environment-address-unknown.ts';
import { gatewayRefusesConfiguration } from './network/gateway-refuses-configuration.ts';
import { gatewayRouteMisdirected } from './network/gateway-route-misdirected.ts';
import { ingressCertificateAbsent } from './network/ingress-certificate-absent.ts';
import { ingressClassAbsent } from './network/ingress-class-absent.ts';
import { ingressPortAbsent } from './network/ingress-port-absent.ts';
import { loadBalancerNotMade } from './network/load-balancer-not-made.ts';
import { networkPolicyCutsPath } from './network/network-policy-cuts-path.ts';
import { podDnsMisconfigured } from './network/pod-dns-misconfigured.ts';
import { scaledToZeroWhileCalled } from './network/scaled-to-zero-while-called.ts';
import { servicePortUnserved } from './network/service-port-unserved.ts';
import { serviceProtocolUnserved } from './network/service-protocol-unserved.ts';
import { serviceSelectorUnmatched } from './network/service-selector-unmatched.ts';

/** Services, routes, names and what programs call. The more particular comes first. */
export const NETWORK: readonly Mechanism[] = [
  podDnsMisconfigured,
  environmentAddressUnknown,
  networkPolicyCutsPath,
  serviceSelectorUnmatched,
  serviceProtocolUnserved,
  servicePortUnserved,
  endpointsNotWritten,
  scaledToZeroWhileCalled,
  gatewayRouteMisdirected,
  ingressPortAbsent,
  ingressClassAbsent,
  ingressCertificateAbsent,
  gatewayRefusesConfiguration,
  loadBalancerNotMade,
  autoscalerWithoutMeasure,
];
