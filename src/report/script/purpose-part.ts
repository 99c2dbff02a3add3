import { shellLines } from './shell-lines.ts';

/** What a script says of itself at its top. POSIX shell, the same in every script. */
export const PURPOSE = shellLines(`
# Carries out a plan that kube-dossier made from a captured cluster.
# Changes nothing unless it is run with --apply. Read it first: it touches the objects named in it and no others.
#
# Before anything is changed every object is read again, and once more right before its own change:
# - By its uid it must be the object that was captured, not a later one of the same name.
# - What nobody should have touched since, an old ReplicaSet or a failed pod, must have its resourceVersion.
# - A Deployment's resourceVersion changes with every pod that comes or goes. There the generation decides, which
#   changes with the spec alone, and the fields that the step relies on. "-" stands for a version that does not matter.
# - Fields that an earlier step changes are read when their turn comes.
# Where something differs it stops, and does nothing further: capture the cluster again and make a new plan.
#
# Exit codes: 0 done; 1 a kubectl command failed; 2 not called properly; 3 no kubectl, no answer, or another cluster;
# 4 the cluster has changed since the capture.
`);
