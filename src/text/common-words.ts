/**
 * Words with which a clause may begin and that are never a name: after "because" they go on in lower case. Whatever is not
 * here stays as it was written.
 */
const words = `
a access adding after all also although an and another any anyone apart applications apps as at audit auditors background backups
batch because before both browsers builds business by callers calls can certificates changes clients code commands compliance
configuration connections consumers containers dashboards cost costs customers data databases debugging deployments deploys developers
disks dropping does do during each edge either encryption engineers errors even events every everybody everyone everything existing
failures few fewer files for from functions half hardware he her here his hosting how i identifiers if in incidents installing
instances integration it its jobs keeping keys knowledge large latency learning legacy less licences licenses local logging
logs long machines maintenance many memory messages metrics migration migrations mobile monitoring more most moving my network
networks new newcomers no nobody nodes none not nothing old on once one only operation operations operators or other others our
ours parsing partners pages payloads payments people performance personal plain platform ports producers production queries queues
readers reads records releases removing replacing reports requests retries routes rules running schemas screens security
senders servers services several she sidecars since single small some somebody someone staff storage support switching
systems teams tests that the their them there these they things this those three time timeouts to tooling tools tracing
traffic two until updates upgrades upgrading us users users' using values versions we what when whenever where whether which
while who whoever with without workers writers writes writing you your
`;
const common: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** A clause that goes on after "because": its first letter in lower case where the first word is no name. */
export function goingOn(text: string): string {
  const words = text.trim().replace(/^because\s+/i, '');
  const end = words.search(/\s|$/);
  const first = words.slice(0, end);
  const word = first.toLowerCase();
  if (!common.has(word.split(/[,:;’']/, 1)[0] ?? '')) return words;
  return (word === 'i' ? 'I' : word) + words.slice(end);
}

const verb =
  /\b(?:is|are|was|were|be|been|am|has|have|had|having|can|cannot|could|may|might|must|needs?|will|would|shall|should|do|does|did|gets?|runs?|ran|stays?|works?|goes|go|takes?|took|makes?|made|keeps?|kept|loses?|lost|gives?|gave|uses?|used|writes?|wrote|reads?|knows?|knew|brings?|sends?|sent|costs?|exists?|allows?|supports?|scales?|fails?|breaks?|handles?|provides?|requires?|wants?|likes?|learns?|learned|pays?|paid|holds?|lets?|stops?|starts?|waits?|grows?|ends?|comes?|came|becomes?|became|remains?|depends?|sees?|saw|finds?|found|asks?|shares?|survives?|sorts?|decodes?|generates?|publishes|terminates?|replaces?|moves?|changes?|adds?|saves?|reaches|follows?|meets?|helps?|speaks?|starts?|restarts?|[a-z]+n['’]t)\b/i;

/** How words of the team go on after "because": a clause as it is, words without a verb behind "of". */
export function reasonWords(text: string): string {
  const words = goingOn(text);
  return verb.test(words) || /^of\b/i.test(words) ? words : `of ${words}`;
}
