export const id = 167;
export const ids = [167];
export const modules = {

/***/ 1239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ callGitHub)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5555);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4708);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8321);




// src/github/client.ts
/** GitHub's answer was a refusal. */
var GitHubFailure = class extends _errors_js__WEBPACK_IMPORTED_MODULE_0__.t {
	name = "GitHubFailure";
};
const TIMEOUT = 2e4;
/**
* Calls GitHub's REST API, through the job's proxy where there is one. Half a dozen calls need no library.
*
* @throws GitHubFailure that names the permission to add
*/
const callGitHub = async (repository, { method, path, body, permission }, environment) => {
	const url = new URL(`${repository.api}/repos/${repository.name}${path}`);
	const options = {
		method,
		signal: AbortSignal.timeout(TIMEOUT),
		headers: {
			accept: "application/vnd.github+json",
			authorization: `Bearer ${repository.token}`,
			"content-type": "application/json",
			"user-agent": "vispyr-deploy",
			"x-github-api-version": "2022-11-28"
		}
	};
	const { status, answer } = await new Promise((resolve, reject) => {
		const settings = { proxyEnv: environment };
		const request$2 = url.protocol === "http:" ? (0,node_http__WEBPACK_IMPORTED_MODULE_1__.request)(url, {
			...options,
			agent: new node_http__WEBPACK_IMPORTED_MODULE_1__.Agent(settings)
		}) : (0,node_https__WEBPACK_IMPORTED_MODULE_2__.request)(url, {
			...options,
			agent: new node_https__WEBPACK_IMPORTED_MODULE_2__.Agent(settings)
		});
		request$2.on("error", reject);
		request$2.on("response", (response) => {
			(0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_3__.text)(response).then((answer) => resolve({
				status: response.statusCode ?? 0,
				answer
			}), reject);
		});
		request$2.end(body === void 0 ? void 0 : JSON.stringify(body));
	});
	if (status >= 200 && status < 300) return JSON.parse(answer);
	throw new GitHubFailure(`GitHub answered ${status} to ${method} ${path}: ${messageIn(answer)}`, { fix: status === 401 || status === 403 || status === 404 ? `Give the job \`permissions: ${permission}\`, or another token in \`github-token\`. A pull request from a fork never gets it.` : "GitHub may be out of order: https://www.githubstatus.com tells." });
};
const messageIn = (answer) => {
	try {
		return JSON.parse(answer).message ?? "no reason given";
	} catch {
		return "no reason given";
	}
};



/***/ }),

/***/ 8167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keepComment: () => (/* binding */ keepComment)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1239);

// src/github/comment.ts
/** GitHub takes no more than this many characters. */
const LONGEST_COMMENT = 65536;
const PAGE = 100;
/**
* Keeps one comment per deployment on the pull request: found again by a mark that readers do not see, and written anew.
*
* @returns where it can be read
* @throws GitHubFailure when the token may not
*/
const keepComment = async (repository, { pullRequest, deployment, body }, environment) => {
	const mark = `<!-- vispyr/deploy: ${deployment} -->`;
	const permission = "pull-requests: write";
	const call = (method, path, content) => (0,_client_js__WEBPACK_IMPORTED_MODULE_0__.t)(repository, {
		method,
		path,
		permission,
		...content && { body: content }
	}, environment);
	const text = withinLimit(`${mark}\n${body}\n\n<sub>[This run](${repository.runUrl}) · ${repository.commit.slice(0, 7)}</sub>`);
	const find = async (page) => {
		const comments = await call("GET", `/issues/${pullRequest}/comments?per_page=${PAGE}&page=${page}`);
		return comments.find((comment) => comment.body?.startsWith(mark)) ?? (comments.length < PAGE ? void 0 : find(page + 1));
	};
	const existing = await find(1);
	const { html_url } = existing ? await call("PATCH", `/issues/comments/${existing.id}`, { body: text }) : await call("POST", `/issues/${pullRequest}/comments`, { body: text });
	return html_url;
};
const withinLimit = (text) => {
	return text.length <= LONGEST_COMMENT ? text : text.slice(0, 65501) + "\n\n… The rest is in the job summary.";
};



/***/ })

};
