/** When the makers of a program stop to mend a version of it. */
export interface ImageLifetime {
  /** As Docker's official image is called. */
  readonly name: string;
  /** Version at the front of a tag (`3.8` of `3.8.18-slim`), or a code name in it, to the day of its end of life. */
  readonly ended: Readonly<Record<string, string>>;
}

/**
 * https://devguide.python.org/versions/, https://github.com/nodejs/release, https://www.php.net/eol.php,
 * https://www.ruby-lang.org/en/downloads/branches/, https://ubuntu.com/about/release-cycle,
 * https://wiki.debian.org/LTS, https://alpinelinux.org/releases/, https://www.postgresql.org/support/versioning/,
 * https://www.mysql.com/support/eol-notice.html, https://mariadb.org/about/#maintenance-policy,
 * https://www.mongodb.com/legal/support-policy/lifecycles
 */
export const IMAGE_LIFETIMES: {
  readonly asOf: string;
  readonly images: readonly ImageLifetime[];
  /** Of Debian, on which most official images stand; by the code name in their tags. */
  readonly bases: Readonly<Record<string, string>>;
} = {
  asOf: '2026-11-21',
  images: [
    {
      name: 'python',
      ended: {
        '2': '2020-01-01',
        '3.4': '2019-03-18',
        '3.5': '2020-09-30',
        '3.6': '2021-12-23',
        '3.7': '2023-06-27',
        '3.8': '2024-10-07',
        '3.9': '2025-10-31',
        '3.10': '2026-10-31',
      },
    },
    {
      name: 'node',
      ended: {
        '6': '2019-04-30',
        '7': '2017-06-30',
        '8': '2019-12-31',
        '9': '2018-06-30',
        '10': '2021-04-30',
        '11': '2019-06-01',
        '12': '2022-04-30',
        '13': '2020-06-01',
        '14': '2023-04-30',
        '15': '2021-06-01',
        '16': '2023-09-11',
        '17': '2022-06-01',
        '18': '2025-04-30',
        '19': '2023-06-01',
        '21': '2024-06-01',
        '20': '2026-04-30',
        '23': '2025-06-01',
        '25': '2026-06-01',
      },
    },
    {
      name: 'php',
      ended: {
        '5': '2018-12-31',
        '7': '2022-11-28',
        '8.0': '2023-11-26',
        '8.1': '2025-12-31',
        '8.2': '2026-12-31',
      },
    },
    {
      name: 'ruby',
      ended: { '2': '2023-03-31', '3.0': '2024-04-23', '3.1': '2025-03-26', '3.2': '2026-03-31' },
    },
    {
      name: 'ubuntu',
      ended: {
        '14.04': '2019-04-25',
        trusty: '2019-04-25',
        '16.04': '2021-04-30',
        xenial: '2021-04-30',
        '18.04': '2023-05-31',
        bionic: '2023-05-31',
        '20.04': '2025-05-31',
        focal: '2025-05-31',
      },
    },
    {
      name: 'debian',
      ended: { '8': '2020-06-30', '9': '2022-06-30', '10': '2024-06-30', '11': '2026-08-31' },
    },
    {
      name: 'centos',
      ended: { '6': '2020-11-30', '7': '2024-06-30', '8': '2021-12-31' },
    },
    {
      name: 'alpine',
      ended: {
        '3.10': '2021-05-01',
        '3.11': '2021-11-01',
        '3.12': '2022-05-01',
        '3.13': '2022-11-01',
        '3.14': '2023-05-01',
        '3.15': '2023-11-01',
        '3.16': '2024-05-23',
        '3.17': '2024-11-22',
        '3.18': '2025-05-09',
        '3.19': '2025-11-01',
        '3.20': '2026-04-01',
        '3.21': '2026-11-01',
      },
    },
    {
      name: 'postgres',
      ended: {
        '9': '2021-11-11',
        '10': '2022-11-10',
        '11': '2023-11-09',
        '12': '2024-11-21',
        '13': '2025-11-13',
        '14': '2026-11-12',
      },
    },
    {
      name: 'mysql',
      ended: {
        '5.5': '2018-12-03',
        '5.6': '2021-02-05',
        '5.7': '2023-10-31',
        '8.0': '2026-04-30',
        // Of the others until the next one came: innovation releases.
        '8.1': '2023-10-25',
        '8.2': '2023-12-14',
        '8.3': '2024-04-10',
        '9.0': '2024-10-15',
        '9.1': '2025-01-21',
        '9.2': '2025-04-15',
        '9.3': '2025-07-22',
        '9.4': '2025-10-21',
        '9.5': '2026-01-20',
        '9.6': '2026-04-21',
      },
    },
    {
      name: 'mariadb',
      ended: {
        '10.2': '2022-05-23',
        '10.3': '2023-05-25',
        '10.4': '2024-06-18',
        '10.5': '2025-06-24',
        '10.6': '2026-07-06',
        '10.7': '2023-02-14',
        '10.8': '2023-05-20',
        '10.9': '2023-08-22',
        '10.10': '2023-11-17',
      },
    },
    {
      name: 'mongo',
      ended: {
        '3': '2021-04-30',
        '4.0': '2022-04-30',
        '4.2': '2023-04-30',
        '4.4': '2024-02-29',
        '5': '2024-10-31',
        '6': '2025-07-31',
      },
    },
    {
      name: 'redis',
      // Of 6 and 7 the last minor versions are still mended.
      ended: {
        '3': '2020-04-30',
        '4': '2020-04-30',
        '5': '2022-04-27',
        '6.0': '2022-05-31',
        '7.0': '2024-07-29',
      },
    },
    { name: 'traefik', ended: { '1': '2021-12-31', '2': '2026-02-01' } },
    { name: 'elasticsearch', ended: { '5': '2019-03-11', '6': '2022-02-10' } },
  ],
  bases: {
    wheezy: '2018-05-31',
    jessie: '2020-06-30',
    stretch: '2022-06-30',
    buster: '2024-06-30',
    bullseye: '2026-08-31',
  },
};
