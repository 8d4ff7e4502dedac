import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

import { listenOnLoopback } from '../examples/loopback';
import { chatCompletions } from './chatCompletions';
import { responses } from './responses';
import type { ModelAnswer, ModelProtocol, ModelRequest } from './modelProtocol';

/** A chat model that says what a test scripted, in both of OpenAI's protocols. */
export interface ChatModel {
	/** What the base URL of an OpenAI credential is set to; ends with `/v1`. */
	readonly baseUrl: string;
	/** What it was asked, oldest first. */
	readonly requests: readonly ModelRequest[];
	/** Forgets what it was asked, and gives these answers from now on, one a request. */
	script(...answers: ModelAnswer[]): void;
	close(): Promise<void>;
}

const PROTOCOLS: Readonly<Record<string, ModelProtocol>> = {
	'/v1/chat/completions': chatCompletions,
	'/v1/responses': responses,
};

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'Content-Type': 'application/json' });
	response.end(JSON.stringify(body));
}

/** Starts it on a free port of the loopback address. */
export async function startChatModel(): Promise<ChatModel> {
	const requests: ModelRequest[] = [];
	const answers: ModelAnswer[] = [];

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const protocol = PROTOCOLS[request.url ?? ''];
		if (protocol === undefined) return send(response, 404, { error: { message: 'No such route' } });
		requests.push(protocol.read(await json(request)));
		const next = answers.shift();
		if (next !== undefined) return send(response, 200, protocol.write(next));
		send(response, 400, { error: { message: 'The script has ended' } });
	}

	const server = createServer((request, response) => {
		answer(request, response).catch((error: unknown) => {
			send(response, 400, { error: { message: String(error) } });
		});
	});
	const { host, port } = await listenOnLoopback(server);
	return {
		baseUrl: `http://${host}:${port}/v1`,
		requests,
		script: (...next) => {
			requests.length = 0;
			answers.splice(0, answers.length, ...next);
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
