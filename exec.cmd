@rem "npm start" begins with "exec", by which a shell gives its place to the server, so that signals reach it. Windows has none of its own: this stands for it.
@%*
