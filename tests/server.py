"""A real web server on this machine, whose pages a test writes: `{"/feed": (status, headers, body)}`, a function of the request, or bytes."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Pages:
    """The pages of a running server; `asked` are the requests that came, as (path, headers)."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        pages = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                pages.asked.append((self.path, dict(self.headers)))
                told = pages.pages.get(self.path, (404, {}, b""))
                told = told(self) if callable(told) else told
                if told is None:  # it has answered by itself
                    self.close_connection = True
                    return
                status, headers, body = told if isinstance(told, tuple) else (200, {}, told)
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | headers | {"Connection": "close"}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_):
                """Say nothing of a visitor who leaves in the middle."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def paths(self):
        """What was asked for, but robots' rules."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self):
        self._server.shutdown()
        self._server.server_close()
