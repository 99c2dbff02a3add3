import type { LogSignature } from '../log-signature.ts';

/** A program that was told something wrong, or not told something it needs. */
export const CONFIGURATION_SIGNATURES: readonly LogSignature[] = [
  {
    id: 'unknown-option',
    title: 'A program does not know an option it was given',
    pattern:
      /unrecognized VM option '(?<option3>[^']{1,100})'|invalid (?:maximum|initial) heap size: (?<option4>\S{1,60})|(?:unknown (?:flag|shorthand flag|option)|flag provided but not defined|unrecognized (?:option|arguments?)|invalid option|no such option|unexpected argument)(?::| --?)? {0,2}(?:-- )?['"]?(?<option>-{0,2}[\w.=-]{1,100})?|unknown command "(?<option2>[^"]{1,100})" for "/i,
    hints: [
      'unknown flag',
      'unknown shorthand',
      'unknown option',
      'unknown command',
      'not defined',
      'unrecognized',
      'invalid option',
      'no such option',
      'unexpected argument',
      'heap size',
    ],
    fatal: true,
  },
  {
    id: 'missing-environment-variable',
    title: 'An environment variable is not set',
    pattern:
      /(?:KeyError: ['"]|environment variables? ['"`]?|env var ['"`]?)(?<variable>[A-Z][A-Z0-9_]{2,100})(?:['"`]? (?:is )?(?:not (?:set|found|defined)|missing|required|unset|must be)|['"]$)|(?<variable2>[A-Z][A-Z0-9_]{2,100})['"`]? (?:environment variable )?(?:is )?(?:not set|must be set|is required|parameter not set)|(?:missing|required) (?:required )?environment variables?:? ?['"`]?(?<variable3>[A-Z][A-Z0-9_]{2,100})?/,
    hints: ['keyerror', 'environment variable', 'env var', 'not set', 'must be set', 'is required'],
    fatal: true,
  },
  {
    id: 'invalid-configuration',
    title: 'A configuration cannot be used',
    pattern:
      /(?:invalid|(?:failed|unable) to (?:load|parse|read)|error (?:loading|parsing|reading|in)|could not (?:load|parse|read)|cannot (?:load|parse|read)) (?:the )?(?:\w{1,30} )?config(?:uration)?\b/i,
    hints: [' config'],
    fatal: true,
  },
  {
    id: 'leader-election-lost',
    title: 'A controller lost its leader election and ended',
    pattern: /leader ?election lost|failed to renew lease (?<lease>[\w./-]{1,253})/i,
    hints: ['election lost', 'leaderelection lost', 'renew lease'],
    fatal: true,
  },
];
