import { unread, type Option } from '../model/catalog.ts';
import { nearest } from '../text/nearest.ts';
import type { Path } from '../text/yaml.ts';
import type { CatalogEntries, Report } from './report.ts';

/** Every source that a fact names exists, and every source is named. */
export function checkSources(option: Option, report: Report): void {
  const known = Object.keys(option.sources);
  const used = new Set<string>();
  const check = (path: Path, source: string): void => {
    used.add(source);
    if (!known.includes(source)) {
      report(
        path,
        'unknown-source',
        `There is no source \`${source}\`.`,
        `Add it under \`sources\`, or use one of: ${known.join(', ')}.`,
      );
    }
  };
  for (const fact of ['license', 'lifecycle', 'latest'] as const) {
    const source = option[fact]?.source;
    if (source === undefined) continue;
    check([fact, 'source'], source);
    if (option.sources[source]?.checked !== unread) continue;
    report(
      [fact, 'source'],
      'unread-source',
      `\`${fact}\` rests on \`${source}\`, which nobody opened.`,
      'Open it and set `checked` to the day, or name a source that was read.',
    );
  }
  for (const group of ['requires', 'overlaps', 'conflicts'] as const) {
    option[group].forEach((item, index) => {
      check([group, index, 'source'], item.source);
    });
  }
  for (const [layer, role] of Object.entries(option.roles)) {
    role.claims.forEach((claim, index) => {
      check(['roles', layer, 'claims', index, 'source'], claim.source);
    });
    for (const [driver, fact] of Object.entries(role.drivers)) {
      const path = ['roles', layer, 'drivers', driver];
      if (fact.source !== undefined) check([...path, 'source'], fact.source);
      else if (fact.value !== 'unknown')
        report(path, 'no-source', `\`${driver}\` has a value without a source.`, 'Add `source`.');
    }
  }
  for (const source of known.filter((key) => !used.has(key))) {
    report(
      ['sources', source],
      'unused-source',
      `Nothing names the source \`${source}\`.`,
      'Name it where it shows something, or remove it.',
    );
  }
}

/** Every capability that an option names exists. */
export function checkCapabilities(option: Option, entries: CatalogEntries, report: Report): void {
  const known = entries.capabilities.flatMap((entry) => entry.value.map((capability) => capability.id));
  const check = (id: string, path: Path): void => {
    if (known.includes(id)) return;
    const near = nearest(id, known);
    report(
      path,
      'unknown-capability',
      `There is no capability \`${id}\`.`,
      near ? `Did you mean \`${near}\`?` : 'Add it to capabilities.yaml.',
    );
  };
  option.provides.forEach((id, index) => {
    check(id, ['provides', index]);
  });
  option.requires.forEach((need, index) => {
    need.any.forEach((id, at) => {
      check(id, ['requires', index, 'any', at]);
    });
  });
  for (const group of ['overlaps', 'conflicts'] as const) {
    option[group].forEach((item, index) => {
      check(item.capability, [group, index, 'capability']);
    });
  }
}
