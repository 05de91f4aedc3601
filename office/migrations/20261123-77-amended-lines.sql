-- An amended line takes the place of the one before from a year on; what hung below that hangs below it.
GRANT UPDATE (parent_id) ON office.tree_nodes TO truatkhap_app;
