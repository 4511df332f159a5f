import type { Choice, TeamContext } from '../model/answers.ts';
import { findOption, type Capability, type Catalog, type Layer } from '../model/catalog.ts';

/**
 * What the team listed as in place and what does the work of a layer without being an option of it: the catalog knows
 * such a thing by its name only, so that nothing can be compared with it.
 */
export function knownByName(layer: Layer, existing: readonly string[], catalog: Catalog): string[] {
  const capabilities = catalog.capabilities.filter((capability) => capability.layer === layer.id);
  return existing.filter((name) => findOption(catalog, name) === undefined && fills(name, capabilities, catalog));
}

/** Whether the team listed something under this name as in place. */
export function isListed(name: string, { existing }: Pick<TeamContext, 'existing'>): boolean {
  return existing.some((known) => known.trim().toLowerCase() === name.trim().toLowerCase());
}

/**
 * Id of the option that a thing in use is: it is listed under the name of the option or a part of it ("Kafka"). Another alias
 * is not enough: a team that runs Redis does not for that reason use its streams.
 */
export function incumbent(name: string, catalog: Catalog): string | undefined {
  const found = findOption(catalog, name);
  return found && ` ${found.name.toLowerCase()} `.includes(` ${name.trim().toLowerCase()} `) ? found.id : undefined;
}

/** Whether something the team already runs fills one of the capabilities, told by a name in it: "Cloud SQL for MySQL". */
export function fills(name: string, capabilities: readonly Capability[], catalog: Catalog): boolean {
  const wanted = ` ${name.toLowerCase().replace(/[(),/;:]+/g, ' ')} `.replace(/\s+/g, ' ');
  const provides = findOption(catalog, name)?.provides ?? [];
  return capabilities.some(
    (capability) =>
      provides.includes(capability.id) ||
      capability.existing.some((known) => wanted.includes(` ${known.toLowerCase()} `)),
  );
}

/**
 * The name of something that fills one of the capabilities and stands in the team's reason or drivers: who writes "object
 * storage is there already" has told where it comes from. What was turned down is not meant.
 */
export function toldIn(answer: Choice, capabilities: readonly Capability[], catalog: Catalog): string | undefined {
  const texts = [answer.because, ...answer.drivers.map((driver) => driver.words)].filter((text) => text !== undefined);
  const said = spaced(texts.join(' ')).replace(turnedAway, ' ');
  const turnedDown = answer.considered.map((item) => item.option);
  return capabilities
    .flatMap((capability) => capability.existing)
    .filter((name) => said.includes(` ${name.toLowerCase()} `))
    .filter((name) => !turnedDown.includes(findOption(catalog, name)?.id ?? ''))
    .sort((a, b) => b.length - a.length)[0];
}

/** Words behind which a name is what the team does not take: "less to run than Vault". The word behind them goes too. */
const turnedAway = /\b(?:than|instead of|not|no|without|from|unlike|replaces?|leaves?) (?:an? |the )?\S+(?= )/g;

/** A text in lower case whose words stand between single blanks. */
function spaced(text: string): string {
  return ` ${text.toLowerCase().replace(/[(),/;:]+|[.!?](?=\s|$)/g, ' ')} `.replace(/\s+/g, ' ');
}
