import { execa } from 'execa';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';
import { keys, startInPty, type Pty } from '../terminal/pty.ts';

const bin = fileURLToPath(new URL('../../bin/create-arch-adr.js', import.meta.url));

/** A repository with a log in an unusual folder, and a file whose name has a blank. */
function repository(): Promise<string> {
  return scratchRepo({
    'stack.yaml': 'version: 1\noutput:\n  directory: records\n',
    'team answers.yaml': '',
    'records/0007-use-kafka.md': '# 7. Use Kafka\n',
    'records/0012-use-grpc.md': '# 12. Use gRPC\n',
    'services/api/go.mod': 'module example.org/api\n',
  });
}

/** How each shell is started so that it reads nothing of a person's own, and then takes the script over. */
const shells = {
  bash: {
    args: ['--norc', '--noprofile', '-i'],
    setUp: "bind 'set bell-style none'; PS1='> '; source <(create-arch-adr completion bash); clear",
  },
  zsh: {
    args: ['-f', '-i'],
    setUp: "autoload -Uz compinit; compinit -D -u; PS1='> '; source <(create-arch-adr completion zsh); clear",
  },
  fish: {
    args: ['--no-config', '-i'],
    setUp: "function fish_prompt; echo '> '; end; create-arch-adr completion fish | source; clear",
  },
} as const;

/** The shell in a terminal, in a repository, with the built program on its path. */
async function startShell(name: keyof typeof shells): Promise<Pty> {
  await execa(name, ['--version']).catch((error: unknown) => {
    throw new Error(`This test needs ${name}: apt-get install ${name} (or brew install ${name})`, { cause: error });
  });
  const home = await scratchFolder({ 'bin/create-arch-adr': `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n` });
  await chmod(join(home, 'bin/create-arch-adr'), 0o755);
  const pty = startInPty(name, shells[name].args, {
    cwd: await repository(),
    state: home,
    columns: 100,
    env: { PATH: `${home}/bin:${process.env['PATH'] ?? ''}`, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
  });
  await pty.press(`${shells[name].setUp}; echo rea''dy\r`, 'ready');
  return pty;
}

/** Tests the completion script of a shell in a real terminal. */
export function testCompletion(name: keyof typeof shells): void {
  describe(name, () => {
    it.each([
      ['a command', 'stat', 'create-arch-adr status'],
      ['a flag', 'check --sev', 'check --severity'],
      ['a value out of a few', 'check --severity w', 'check --severity warning'],
      ['a value after an equals sign', 'check --severity=w', 'check --severity=warning'],
      ['a layer', 'catalog list --layer message', '--layer message-queue'],
      ['an option', 'catalog show apache-kaf', 'show apache-kafka'],
      ['a record by its number', 'status 1', 'status 12'],
      ['a status', 'status 12 acc', 'status 12 accepted'],
      ['a file with a blank in its name', '--answers tea', String.raw`--answers team\ answers.yaml`],
      ['a folder of a folder', 'check services/a', 'check services/api/'],
    ])('completes %s', async (_, typed, expected) => {
      const shell = await startShell(name);
      await shell.press(`create-arch-adr ${typed}${keys.tab}`, expected);
    });

    it('lists all records of the log, and offers no file where none belongs', async () => {
      const shell = await startShell(name);
      await shell.press(`create-arch-adr status ${keys.tab}${keys.tab}`, 'message-queue');
      expect(shell.screen()).toMatch(/\b7\b[^]*\b12\b/);
      expect(shell.screen()).not.toContain('stack.yaml');
    });

    it('prints a script that the shell finds no fault with', async () => {
      const cwd = await scratchFolder();
      const { stdout } = await runBin(['completion', name], { cwd });
      await writeFiles(cwd, { script: stdout });
      const checked = await execa(name, ['-n', join(cwd, 'script')]);
      expect([checked.exitCode, checked.stderr]).toEqual([0, '']);
    });
  });
}
