import { Option, type Command } from 'commander';
import { licensePolicies } from '../model/answers.ts';
import { lifecycleStates, optionKinds } from '../model/catalog.ts';
import type { CatalogFlags } from './commands/catalog-show.ts';
import type { ValidateFlags } from './commands/catalog-validate.ts';
import type { Context } from './context.ts';
import { catalogFlag, dateOption, plainFlags } from './flags.ts';
import * as help from './help.ts';
import type { Done } from './options.ts';

/** The commands that look into the catalog. */
export function addCatalog(program: Command, context: Context, done: Done): void {
  const catalog = program
    .command('catalog')
    .description('Look up what is known about options: list, show, compare, validate.')
    .helpCommand(false)
    .addHelpOption(new Option('-h, --help', 'print this help'))
    .addHelpText('after', help.catalogHelp);
  plainFlags(catalogFlag(listFlags(catalog.command('list [words...]', { isDefault: true }))))
    .description('List options by layer, all of them or those whose names hold the words.')
    .addHelpText('after', help.listHelp)
    .action(async (words: string[], flags: CatalogFlags, list: Command) => {
      const { listOptions } = await import('./commands/catalog-list.ts');
      const isNamed = catalog.args[0] === list.name();
      const commands = isNamed ? [] : catalog.commands.map((one) => one.name());
      done(await listOptions(context, words, flags, commands));
    });
  plainFlags(catalogFlag(catalog.command('show <option...>')))
    .description('Show everything that is known about an option, found by any of its names.')
    .addHelpText('after', help.showHelp)
    .action(async (name: string[], flags: CatalogFlags) => {
      const { showOption } = await import('./commands/catalog-show.ts');
      done(await showOption(context, name.join(' '), flags));
    });
  const compare = catalog
    .command('compare <option...>')
    .option('--layer <layer>', 'the layer, where they share several');
  plainFlags(catalogFlag(compare))
    .description('Compare two or three options of one layer, differences first.')
    .addHelpText('after', help.compareHelp)
    .action(async (names: string[], flags: CatalogFlags) => {
      const { compare } = await import('./commands/catalog-compare.ts');
      done(await compare(context, names, flags));
    });
  const validate = catalog
    .command('validate [directory]')
    .option('--stale', 'also list facts that nobody checked for too long')
    .addOption(dateOption('the day to count from, default today'));
  plainFlags(validate)
    .description('Check a catalog folder or an overlay; without one the shipped catalog.')
    .addHelpText('after', help.validateHelp)
    .action(async (directory: string | undefined, flags: ValidateFlags) => {
      const { validate } = await import('./commands/catalog-validate.ts');
      done(await validate(context, directory, flags));
    });
}

function listFlags(command: Command): Command {
  return command
    .option('--layer <layer>', 'only those with a role in this layer')
    .addOption(new Option('--lifecycle <state>', 'only those in this state').choices(lifecycleStates))
    .option('--license <spdx>', 'only those whose licence holds this text')
    .addOption(new Option('--policy <policy>', 'only those that this licence policy allows').choices(licensePolicies))
    .addOption(new Option('--kind <kind>', 'only those of this kind').choices(optionKinds));
}
