"""What every request passes before it is answered: hosts, headers, links, redirects."""
