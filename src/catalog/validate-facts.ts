import type { Option } from '../model/catalog.ts';
import { cloudIds } from '../model/cloud.ts';
import { nearest } from '../text/nearest.ts';
import { isRange } from '../text/version.ts';
import { checkId, type CatalogEntries, type Report } from './report.ts';

const ended = ['deprecated', 'archived', 'abandoned', 'renamed'];

/** The facts of an option that stand outside its roles: its state with evidence, its licence, clouds and versions. */
export function checkFacts(option: Option, entries: CatalogEntries, report: Report): void {
  checkState(option, entries, report);
  if (option.license.policy === 'unknown') {
    report(
      ['license', 'spdx'],
      'unknown-license',
      `\`${option.license.spdx}\` is not a licence expression.`,
      'Use an SPDX expression, `LicenseRef-service`, `LicenseRef-proprietary`, `LicenseRef-source-available`, `LicenseRef-Confluent-Community` or `none`.',
    );
  }
  option.clouds.forEach((cloud, index) => {
    if (cloudIds.includes(cloud)) return;
    const near = nearest(cloud, cloudIds);
    report(
      ['clouds', index],
      'unknown-cloud',
      `There is no cloud \`${cloud}\`.`,
      near ? `Did you mean \`${near}\`?` : `Use one of: ${cloudIds.join(', ')}.`,
    );
  });
  option.requires.forEach(({ versions }, index) => {
    if (versions === undefined || isRange(versions)) return;
    report(
      ['requires', index, 'versions'],
      'wrong-range',
      `\`${versions}\` is no range of versions.`,
      'Write a semver range such as `>=4.0.0`.',
    );
  });
}

function checkState(option: Option, entries: CatalogEntries, report: Report): void {
  const { state, since, successor, note } = option.lifecycle;
  if (ended.includes(state) && (since === undefined || note === undefined)) {
    report(
      ['lifecycle'],
      'no-evidence',
      `\`${state}\` is said without a date and what shows it.`,
      'Add `since` and `note`.',
    );
  }
  if (state === 'renamed' && successor === undefined) {
    report(['lifecycle'], 'no-successor', '`renamed` does not say into what.', 'Add `successor`.');
  }
  if (successor === option.id) {
    report(
      ['lifecycle', 'successor'],
      'own-successor',
      `\`${option.id}\` is named as its own successor.`,
      'Name what took its place, or remove the key.',
    );
  } else if (successor !== undefined && /^[a-z0-9-]+$/.test(successor)) {
    checkId(successor, entries, ['lifecycle', 'successor'], report);
  }
}
