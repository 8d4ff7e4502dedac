import { z } from 'zod';

/** A client of a Model Context Protocol server, over Streamable HTTP (specification 2025-03-26). */
export interface McpClient {
	/** Names of the tools there are. */
	tools(): Promise<string[]>;
	/** Calls one; the text it answers with. */
	call(name: string, input: object): Promise<string>;
}

const PROTOCOL = '2025-03-26';
const answer = z.object({ result: z.unknown() });
const toolList = z.object({ tools: z.array(z.object({ name: z.string() })) });
const toolAnswer = z.object({ content: z.array(z.object({ text: z.string() })) });

/** The message in a body: JSON, or the last of an event stream. */
function messageOf(body: string): unknown {
	const data = /^data: ?(.+)$/gm;
	const last = [...body.matchAll(data)].at(-1)?.[1];
	const message: unknown = JSON.parse(last ?? body);
	return message;
}

/** Connects to the server at an address. @throws Error when it refuses */
export async function connectMcp(url: string): Promise<McpClient> {
	let session: string | null = null;
	let lastId = 0;

	async function post(message: object): Promise<string> {
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'Content-Type': 'application/json',
				Accept: 'application/json, text/event-stream',
				'MCP-Protocol-Version': PROTOCOL,
				...(session === null ? {} : { 'Mcp-Session-Id': session }),
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
		const body = await response.text();
		if (!response.ok) throw new Error(`${url}: ${response.status} ${body}`);
		session = response.headers.get('mcp-session-id') ?? session;
		return body;
	}

	const ask = async (method: string, params: object) =>
		answer.parse(messageOf(await post({ id: ++lastId, method, params }))).result;

	await ask('initialize', {
		protocolVersion: PROTOCOL,
		capabilities: {},
		clientInfo: { name: 'end-to-end tests', version: '1' },
	});
	await post({ method: 'notifications/initialized' });
	return {
		tools: async () => toolList.parse(await ask('tools/list', {})).tools.map(({ name }) => name),
		call: async (name, input) => {
			const { content } = toolAnswer.parse(await ask('tools/call', { name, arguments: input }));
			return content.map(({ text }) => text).join('\n');
		},
	};
}
