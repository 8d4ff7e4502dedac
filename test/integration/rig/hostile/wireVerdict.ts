import { inspect } from 'node:util';
import { Response } from 'undici';

import { ANY_KEY } from './attack';
import type { HostileProvider } from './provider';
import type { RawRequest } from './rawServer';

/** What must hold of the requests, whatever a provider answers or a user enters. */

export function fail(rule: string, facts: unknown): never {
	throw new Error(`${rule}: ${inspect(facts, { depth: 4, maxStringLength: 2_000 })}`);
}

/** The key is in one header of requests to the own server, and nowhere else. */
export function keyStaysHome({ own, elsewhere }: HostileProvider): void {
	const strays = [
		...elsewhere.requests.filter(({ head }) => ANY_KEY.test(head)),
		...own.requests.filter(({ target }) => ANY_KEY.test(target)),
	];
	if (strays.length > 0) fail('the key travelled', strays);
	const images = elsewhere.requests.filter(({ target }) => target.startsWith('/image'));
	const named = images.filter(({ head }) => /^authorization:/im.test(head));
	if (named.length > 0) fail('a user was sent to the server of an image', named);
}

/** Base path, one segment for the ID, one known word; or where a redirect led. */
const KNOWN_TARGET =
	/^\/v1\/(models|videos(\?[^/]*)?|videos\/[\w.~!*'()%-]+(\/(content|remix))?)(\?[^/]*)?$/;

export function addressesAreSound({ own }: HostileProvider, isLedAway: boolean): void {
	for (const { target, head } of own.requests) {
		if (!isLedAway && !KNOWN_TARGET.test(target)) fail('a strange address', target);
		if (/\/\.{1,2}(\/|$)|%(?![0-9a-f]{2})/i.test(target)) fail('a broken address', target);
		if (/^x-evil:/im.test(head)) fail('a header of the attacker', head);
	}
}

/** Credentials of clouds are at such addresses: nothing may ever ask there. */
const NEVER =
	/^(169\.254\.|100\.100\.100\.200$|fe80:|fd00:ec2:|.*:a9fe:a9fe$|2002:a9fe:|.*:5601:5601$)/i;

/**
 * @param hosts all that anybody tried to connect to
 * @param isPublic whether the provider is in the internet, and may lead to nothing that is not
 */
export function hostsAreAllowed(hosts: readonly string[], isPublic: boolean): void {
	const wrong = hosts.filter(
		(host) => NEVER.test(host) || (isPublic && !host.endsWith('.provider.example')),
	);
	if (wrong.length > 0) fail('a connection to a forbidden host', wrong);
}

/** After these answers, the documents say, there is no job: to ask again cannot be charged twice. */
function provesNothingWasMade(answer: string): boolean {
	const status = Number(/^HTTP\/1\.\d (\d{3})\b/.exec(answer)?.[1] ?? 0);
	if (status === 503) return /^retry-after:/im.test(answer);
	if (status >= 300 && status < 400) return status !== 303;
	return status >= 400 && status <= 451 && ![408, 409, 425].includes(status);
}

/** At most one submission was accepted, or may have been. */
export function isPaidOnce({ submissionAnswers }: HostileProvider): void {
	const charged = submissionAnswers.filter((answer) => !provesNothingWasMade(answer));
	if (charged.length > 1) fail('submitted again', submissionAnswers);
}

function headerOf({ head }: RawRequest, name: string): string {
	return new RegExp(`^${name}: *([^\\r\\n]*)`, 'im').exec(head)?.[1] ?? '';
}

/** Fields of a body by a parser that is not ours; texts only, a name that occurs twice is told. */
async function fieldsOf(request: RawRequest): Promise<Readonly<Record<string, unknown>>> {
	const type = headerOf(request, 'content-type');
	if (!type.startsWith('multipart/')) return JSON.parse(request.body.toString()) as never;
	const form = await new Response(request.body, { headers: { 'content-type': type } }).formData();
	const names = [...form.keys()];
	const twice = names.filter((name, at) => names.indexOf(name) !== at);
	if (twice.length > 0) fail('a field twice', twice);
	return Object.fromEntries(form.entries());
}

/** @param sent what fields must hold, whatever else is in the request */
export async function fieldsAreSent(
	{ own }: HostileProvider,
	sent: Readonly<Record<string, unknown>>,
): Promise<void> {
	for (const request of own.requests.filter(({ method }) => method === 'POST')) {
		const fields = await fieldsOf(request);
		for (const [name, value] of Object.entries(sent)) {
			if (fields[name] !== value) fail(`another ${name}`, { is: fields[name], sent: value });
		}
	}
}
