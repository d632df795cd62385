/* The page on which an editor decides on drafts. */

import { Desk } from "./desk"
import { readToken, Server } from "./server"
import { warn } from "./stage"

/** On a phone the queue is as long as the page: it opens when it is asked for. */
if (matchMedia("(max-width: 44em)").matches) document.querySelector(".review-queue details")?.removeAttribute("open")

const token = readToken()
if (token) void new Desk(new Server(token)).begin()
else warn("Open the address that `briefings wire review` has printed: its last part lets you in.")
