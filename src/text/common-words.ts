/**
 * Words with which a clause may begin and that are never a name: after "because" they go on in lower case. Whatever is not
 * here stays as it was written.
 */
const words = `
a about accepted access accounts across actors adaptive adding address addresses after again agents alerts all almost also
although always an analysts and annotations another answers any anyone anything apart applications apps as assets
asynchronous at attributes audit auditors authorisation automatic autoscaling availability backends background backup
backups bad balancing bandwidth batch batches because before behind being below better between big bigger binary blocking
blocks both broker brokers browsers buffers building builds bundles business buying by bytes cached caches call callers
calls can central certain certificate certificates changed changes changing channels cheap cheaper checks choosing client
clients cluster clustering clusters code columns command commands compliance compressed configuration connection connections
connectors consistency consumer consumers containers contracts controllers copies cost costs counters current currently
custom customer customers dashboards data databases dead debugging decoders definitions delayed dependencies dependency
deploying deployments deploys despite developer developers development devices different directories disks do documents does
domain dozens drift dropping durability durable during dynamic each earlier easier easy edge eight either emails encoding
encryption end endpoints engineer engineers enough entries environments equal errors evaluation even event events every
everybody everyone everything exact exchanges executions executors existing expensive failed failing failover failure
failures fair fallbacks far fast faster features few fewer fields files filters finding finished first five fixes flags
flows for four free from full functions gateways generated generic getting global going good groups growing half handlers
hardware having he headers health her here high higher hiring his hosting hosts how however hundreds i identifiers
identities idle if images implementations in incidents inside installing instance instances instead integers integration
integrations interfaces invoices it items its job jobs keeping keys knowledge known labels lack large last latency later
learning leases least legacy length less licences licenses limits lines listeners little load loading local logging logic
logs long losing low lower machine machines mails maintenance making management manifests many mapping members memory meshes
message messages metadata metrics middleware migration migrations millions minor mirrored mobile modules monitoring more
most moving much my names naming nearly neither nested network networks never new newcomers newer next nine no nobody node
nodes none not nothing now numbered numbers object objects official often old of older on once one only operation operations
operator operators options or orchestrations order ordering other others our ours outages outgoing outside own packets pages
parsers parsing partitions partners parts passwords paths paying payloads payments peers people performance periodic
personal pipelines plain platform plugins pods policies polling pools ports prices primary private probes process processes
producer producers product production products programs proven providers proxies public publishing queries queue queued
queues quotas rate rather raw readers reading reads records recovery recurring redirects references regional registration
registries release releases removing replacing replay replicas replication reports request requests resolvers response
results retention retries revisions rights rollouts routers routes routing rows rules running safety sagas sampling
schedules schema schemas screens scripts second seconds secrets security segments senders sensors separate server servers
service services sessions seven several shards share she short sidecars signatures signing similar simple simpler since
single six slow small snapshots snippets so sockets software some somebody someone something sometimes space spans spending
split staff state stateful states static statistics status steps storage stored storing streams strong structures
subscribers subscriptions such support switching systems tables taking targets task tasks teaching team teams templates
temporary ten tenants testing tests than that the their them then there these they things third this those thousands threads
three thresholds throttling through throughput time timeouts times to today together token tokens too tooling tools topics
traces tracing traffic transactional transactions transformation transports triggers twelve twenty two types under unless
until unused up updates upgrades upgrading us user users users' using usually values versions very views virtual volumes
volunteers waiting we weak what when whenever where whether which while who whoever whole with within without work worker
workers workflows writers writes writing years you your zones
`;
const common: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** A clause that goes on after "because": its first letter in lower case where the first word is no name. */
export function goingOn(text: string): string {
  const words = text.trim().replace(/^because\s+/i, '');
  const end = words.search(/\s|$/);
  const first = words.slice(0, end);
  // Capitals throughout are a name: IT, US.
  if (/^\p{Lu}{2}/u.test(first)) return words;
  const word = first.toLowerCase();
  if (!common.has(word.split(/[,:;’']/, 1)[0] ?? '')) return words;
  return (word === 'i' ? 'I' : word) + words.slice(end);
}

// Behind an article or an adjective it is a noun: "lower costs", "our needs".
const verb =
  /(?<!\b(?:an?|the|no|our|their|its|own|of|for|with|less|more|fewer|few|low|lower|high|higher|small|smaller|better|cheaper|easier|faster|simpler)\s)\b(?:is|are|was|were|be|been|am|has|have|had|having|can|cannot|could|may|might|must|needs?|will|would|shall|should|do|does|did|gets?|runs?|ran|stays?|works?|goes|go|takes?|took|makes?|made|keeps?|kept|loses?|lost|gives?|gave|uses?|used|writes?|wrote|reads?|knows?|knew|brings?|sends?|sent|costs?|exists?|allows?|supports?|scales?|fails?|breaks?|handles?|provides?|requires?|wants?|likes?|learns?|learned|pays?|paid|holds?|lets?|stops?|starts?|waits?|grows?|ends?|comes?|came|becomes?|became|remains?|depends?|sees?|saw|finds?|found|asks?|shares?|survives?|sorts?|decodes?|generates?|publishes|terminates?|replaces?|moves?|changes?|adds?|saves?|reaches|follows?|meets?|helps?|speaks?|restarts?|serves?|served|carries|carried|leaves|differs?|reach(?:es)?|passes|arrives?|publish(?:es)?|chooses?|chose|ships|delivers?|joins?|joined|turns|turned|binds|fits|answers|registers|appl(?:y|ies)|spreads|combines?|means?|puts|maintains?|explains?|lags?|expects?|travels?|understands?|accepts?|appears?|buys?|bought|belongs?|creates?|enters?|expires?|forwards?|hits?|ignores?|installs?|joins|lives?|lies|lacks?|leads?|misses|opens?|prevents?|proves?|pushes|receives?|refuses?|rel(?:y|ies)|returns?|rejects?|repeats?|resends?|serves|shows?|solves?|suffers?|talks?|tells?|told|thinks?|tolerates?|translates?|tr(?:y|ies)|wins?|won|wears?|connects?|consumes?|deploys?|doubles|drains?|fires|forgets?|forgot|guarantees?|hides?|increases?|reduces?|slows?|split(?:s)|tracks?|varies|contains?|includes?|introduces?|forces?|fell|falls?|grew|went|began|begins?|left|met|moved|taught|tried|chosen|seems?|[a-z]+n['’]t)\b/i;

/** Words without a verb of the list are no clause where they are so few; more of them have a verb that is not in the list. */
const mostWithoutVerb = 2;
/** How words without a verb begin, however many they are. */
const nounPhrase =
  /^(?:lower|higher|less|more|no|fewer|better|worse|existing|simple|simpler|good|bad|faster|slower|known|free|low|high|easy|easier)\b/i;

/** Something still to be done: "three more machines to patch". */
const task = /\sto\s[a-z]+(?:\s|[.,;]|$)/;

/** How words of the team go on after "because": a clause as it is, a few words without a verb behind "of". */
export function reasonWords(text: string): string {
  const words = goingOn(text);
  const isEnglish = /[a-z]/i.test(words);
  const isShort = words.split(/\s+/).length <= mostWithoutVerb;
  const isClause = !isEnglish || verb.test(words) || !(isShort || nounPhrase.test(words) || task.test(words));
  return isClause || /^of\b/i.test(words) ? words : `of ${words}`;
}
