/** When the project stops to mend a minor version of Kubernetes 1. https://kubernetes.io/releases/ */
export const KUBERNETES_RELEASES = {
  asOf: '2026-11-21',
  /** Version to the day of its end of life; planned days may still move. */
  endOfLife: {
    '1.16': '2020-09-02',
    '1.17': '2021-01-13',
    '1.18': '2021-06-18',
    '1.19': '2021-10-28',
    '1.20': '2022-02-28',
    '1.21': '2022-06-28',
    '1.22': '2022-12-08',
    '1.23': '2023-02-28',
    '1.24': '2023-07-28',
    '1.25': '2023-10-28',
    '1.26': '2024-02-28',
    '1.27': '2024-07-16',
    '1.28': '2024-10-22',
    '1.29': '2025-02-28',
    '1.30': '2025-07-15',
    '1.31': '2025-11-11',
    '1.32': '2026-02-28',
    '1.33': '2026-06-28',
    '1.34': '2026-10-27',
    '1.35': '2027-02-28',
    '1.36': '2027-06-28',
    '1.37': '2027-10-28',
  },
  /** Every version before the first of the table had ended by this day. */
  olderEnded: '2020-05-06',
} as const;
