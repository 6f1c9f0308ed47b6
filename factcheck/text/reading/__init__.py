"""How the models read a text: turns with their speaker, answers with their question, words without the scars of earlier tools."""
