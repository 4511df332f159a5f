import type { Option } from '../model/catalog.ts';
import { isRange } from '../text/version.ts';
import type { Report } from './report.ts';

const licenseHint =
  'Use an SPDX expression, `LicenseRef-service`, `LicenseRef-proprietary`, `LicenseRef-source-available`, `LicenseRef-Confluent-Community` or `none`.';

/** Words by which vendors name editions and services that are not the software itself. */
const editions =
  /\b(enterprise|pro|plus|premium|professional|ultimate|advanced|commercial|business|cloud|platform|managed|(?<!self-)hosted|saas|as a service|edition|fork|distribution|build of|stack|suite)\b/i;

/** Vendors, each by the names it goes by, that sell or rent what others make. */
const vendors: readonly (readonly string[])[] = [
  ['aws', 'amazon'],
  ['azure', 'microsoft'],
  ['google', 'gcp'],
  ['alibaba', 'aliyun'],
  ['tencent'],
  ['huawei'],
  ['red hat', 'redhat'],
  ['vmware', 'tanzu', 'pivotal', 'broadcom'],
  ['ibm'],
  ['oracle'],
  ['suse'],
  ['f5'],
  ['confluent'],
  ['lightbend', 'typesafe'],
  ['hashicorp'],
  ['buoyant'],
  ['orkes'],
  ['isovalent'],
  ['solo.io'],
  ['aiven'],
  ['digitalocean'],
  ['akamai'],
];

/** What a note says of something with a licence, a life or releases of its own. */
const ownLife =
  /\b(licen[cs]ed?|commercial|paid|paying|closed[- ]source|proprietary|separate (?:project|package|program|controller|repository|product)|(?:project|product|repository|releases?|versions?) of its own|a fork|third[- ]party|replaced by|ended|retired|stands still|predecessor|former(?:ly)?|older (?:package|libraries)|other people)\b/i;

/**
 * Asks of every alias and part whether it is the option: an alias that reads like an edition or somebody else's product,
 * and a part with a licence, a life or releases of its own, would have the licence of the option stated for them. And of
 * every variant, whether its licence has a page that shows it.
 */
export function checkVariants(option: Option, report: Report): void {
  checkAliases(option, report);
  option.parts.forEach(({ name, note }, index) => {
    const words = ownLife.exec(note)?.[0] ?? editionIn(name, option);
    if (words === undefined) return;
    report(
      ['parts', index],
      'part-of-its-own',
      `"${name}" reads like something of its own ("${words}"), and a part has the licence and life of ${option.name}.`,
      'Make it one of `variants`, or an option; if it is a part, say in `note` what it does only.',
    );
  });
  option.variants.forEach((variant, index) => {
    const { license, url, checked } = variant;
    if (license?.policy === 'unknown') {
      report(['variants', index, 'license', 'spdx'], 'unknown-license', `\`${license.spdx}\` is not a licence expression.`, licenseHint);
    }
    if (license && (url === undefined || checked === undefined)) {
      report(
        ['variants', index],
        'no-source',
        `The licence of "${variant.name}" has no page that shows it.`,
        'Add `url` and the day `checked`, or leave `license` away.',
      );
    }
  });
  option.license.history.forEach(({ spdx, policy, versions }, index) => {
    const at = ['license', 'history', index];
    if (policy === 'unknown') {
      report([...at, 'spdx'], 'unknown-license', `\`${spdx}\` is not a licence expression.`, licenseHint);
    }
    if (versions !== undefined && !isRange(versions)) {
      report([...at, 'versions'], 'wrong-range', `\`${versions}\` is no range of versions.`, 'Write a semver range such as `<8.0.0`.');
    }
  });
  option.detect.forEach(({ variant }, index) => {
    if (variant === undefined || option.variants.some(({ name }) => name === variant)) return;
    report(
      ['detect', index, 'variant'],
      'unknown-variant',
      `\`${option.id}\` has no variant "${variant}".`,
      'Use the `name` of one of its `variants`.',
    );
  });
}

function checkAliases(option: Option, report: Report): void {
  const notes = option['alias-notes'] ?? {};
  option.aliases.forEach((alias, index) => {
    const words = editionIn(alias, option);
    if (words === undefined || notes[alias] !== undefined) return;
    report(
      ['aliases', index],
      'alias-of-its-own',
      `The alias "${alias}" reads like another product than ${option.name} ("${words}"), and would get its licence.`,
      'Make it one of `variants`, or an option; if it is the same thing, say why under `alias-notes`.',
    );
  });
  for (const alias of Object.keys(notes).filter((name) => !option.aliases.includes(name))) {
    report(['alias-notes', alias], 'unknown-alias', `There is no alias "${alias}".`, 'Use a name as `aliases` has it.');
  }
}

/** The word in a name by which it reads like an edition or the product of a vendor, and that the option's name lacks. */
function editionIn(name: string, option: Option): string | undefined {
  const own = ` ${option.id.replaceAll('-', ' ')} ${option.name} `.toLowerCase();
  const edition = editions.exec(name)?.[0];
  if (edition !== undefined && !own.includes(edition.toLowerCase())) return edition;
  const said = ` ${name.toLowerCase()} `;
  const vendor = vendors.find(
    (names) => names.some((word) => said.includes(` ${word} `)) && !names.some((word) => own.includes(` ${word} `)),
  );
  // "HashiCorp Consul" is Consul with the name of whoever makes it before it.
  const maker = vendor?.find((word) => said === ` ${word} ${option.name.toLowerCase()} `);
  if (maker !== undefined && vendor?.some((word) => option.governance.toLowerCase().includes(word))) return undefined;
  return vendor?.find((word) => said.includes(` ${word} `));
}
