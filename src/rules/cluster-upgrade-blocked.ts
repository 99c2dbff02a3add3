import { condition } from '../model/condition.ts';
import { apiGroup } from '../model/kinds.ts';
import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'cluster-upgrade-blocked',
  title: 'Operator does not let the cluster be upgraded',
  group: 'risk',
  severity: 'low',
  why: 'OpenShift does not move to the next minor version before the operator agrees. Nothing is wrong until then.',
  fix: 'Do what the message asks for, before the maintenance window rather than in it.',
  needs: ['customResources'],
  *check({ customResources }) {
    for (const operator of customResources) {
      if (
        operator.meta.kind !== 'ClusterOperator' ||
        apiGroup(operator.meta.apiVersion) !== 'config.openshift.io'
      )
        continue;
      const upgradeable = condition(operator.conditions, 'Upgradeable');
      if (upgradeable?.status !== 'False') continue;
      yield {
        subject: reference(operator),
        facts: { reason: upgradeable.reason, message: upgradeable.message },
        evidence: conditionFields(operator, 'Upgradeable'),
      };
    }
  },
  message({ reason, message }) {
    const why = [reason, message].filter((one) => one !== null).map((one) => excerpt(one));
    return `Upgradeable is False${why.length === 0 ? '' : `: ${why.join(': ')}`}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'clusteroperator.config.openshift.io', subject.name)];
  },
});
