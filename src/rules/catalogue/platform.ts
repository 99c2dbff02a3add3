import brokenCustomResourceDefinition from '../broken-custom-resource-definition.ts';
import clusterUpgradeBlocked from '../cluster-upgrade-blocked.ts';
import credentialInEnvironment from '../credential-in-environment.ts';
import customResourceNotReady from '../custom-resource-not-ready.ts';
import failedBackup from '../failed-backup.ts';
import failedVolume from '../failed-volume.ts';
import failedVolumeExpansion from '../failed-volume-expansion.ts';
import gitRepoVolume from '../git-repo-volume.ts';
import helmRevisionsLeft from '../helm-revisions-left.ts';
import inTreeProvisioner from '../in-tree-provisioner.ts';
import insecureControlPlaneFlag from '../insecure-control-plane-flag.ts';
import largeConfigMap from '../large-config-map.ts';
import memoryLimitsExceedNode from '../memory-limits-exceed-node.ts';
import missingReferencedObject from '../missing-referenced-object.ts';
import namespaceWithoutLimitRange from '../namespace-without-limit-range.ts';
import namespaceWithoutNetworkPolicy from '../namespace-without-network-policy.ts';
import namespaceWithoutPodSecurityLevel from '../namespace-without-pod-security-level.ts';
import namespaceWithoutQuota from '../namespace-without-quota.ts';
import networkPolicyOpenToAll from '../network-policy-open-to-all.ts';
import networkPolicyPeerUnmatched from '../network-policy-peer-unmatched.ts';
import networkPolicyWithoutPods from '../network-policy-without-pods.ts';
import nodeBoundVolume from '../node-bound-volume.ts';
import openMetadataEndpoint from '../open-metadata-endpoint.ts';
import podWithoutEgressPolicy from '../pod-without-egress-policy.ts';
import podWithoutIngressPolicy from '../pod-without-ingress-policy.ts';
import quotaNearlyUsed from '../quota-nearly-used.ts';
import readWriteManyOnBlockStorage from '../read-write-many-on-block-storage.ts';
import recurringWarning from '../recurring-warning.ts';
import releasedVolume from '../released-volume.ts';
import requestsOutsideRecommendation from '../requests-outside-recommendation.ts';
import type { Rule } from '../rule.ts';
import sameTagOtherImage from '../same-tag-other-image.ts';
import secretInConfigMap from '../secret-in-config-map.ts';
import secretInEnvironment from '../secret-in-environment.ts';
import severalDefaultStorageClasses from '../several-default-storage-classes.ts';
import staleStoredVersion from '../stale-stored-version.ts';
import stuckDeletingNamespace from '../stuck-deleting-namespace.ts';
import stuckDeletingObject from '../stuck-deleting-object.ts';
import unavailableApiService from '../unavailable-api-service.ts';
import unboundedWebhook from '../unbounded-webhook.ts';
import unclaimedVolume from '../unclaimed-volume.ts';
import unexpandableStorageClass from '../unexpandable-storage-class.ts';
import unfinishedHelmRelease from '../unfinished-helm-release.ts';
import unusedClaim from '../unused-claim.ts';
import unusedConfigMap from '../unused-config-map.ts';
import unusedImagesOnNodes from '../unused-images-on-nodes.ts';
import unusedPriorityClass from '../unused-priority-class.ts';
import unusedSecret from '../unused-secret.ts';
import unusedStorageClass from '../unused-storage-class.ts';
import volumeDeletedWithClaim from '../volume-deleted-with-claim.ts';
import webhookBackendDown from '../webhook-backend-down.ts';
import webhookSilentlySkipped from '../webhook-silently-skipped.ts';

/** Network policies, storage, configuration, namespaces, admission, custom resources, events. In the order of a catalogue. */
export const PLATFORM_RULES: readonly Rule[] = [
  stuckDeletingNamespace,
  unavailableApiService,
  webhookBackendDown,
  brokenCustomResourceDefinition,
  customResourceNotReady,
  failedVolume,
  failedVolumeExpansion,
  missingReferencedObject,
  unfinishedHelmRelease,
  failedBackup,
  sameTagOtherImage,
  readWriteManyOnBlockStorage,
  webhookSilentlySkipped,
  unboundedWebhook,
  inTreeProvisioner,
  severalDefaultStorageClasses,
  staleStoredVersion,
  clusterUpgradeBlocked,
  largeConfigMap,
  volumeDeletedWithClaim,
  nodeBoundVolume,
  quotaNearlyUsed,
  memoryLimitsExceedNode,
  requestsOutsideRecommendation,
  stuckDeletingObject,
  releasedVolume,
  unclaimedVolume,
  unusedClaim,
  unusedConfigMap,
  unusedSecret,
  unusedStorageClass,
  unusedPriorityClass,
  helmRevisionsLeft,
  unusedImagesOnNodes,
  networkPolicyWithoutPods,
  gitRepoVolume,
  insecureControlPlaneFlag,
  credentialInEnvironment,
  secretInConfigMap,
  namespaceWithoutNetworkPolicy,
  podWithoutIngressPolicy,
  networkPolicyOpenToAll,
  namespaceWithoutPodSecurityLevel,
  podWithoutEgressPolicy,
  secretInEnvironment,
  openMetadataEndpoint,
  networkPolicyPeerUnmatched,
  namespaceWithoutQuota,
  namespaceWithoutLimitRange,
  unexpandableStorageClass,
  recurringWarning,
];
